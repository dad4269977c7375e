// Generated from the types of the Rust core: `UPDATE_EXPECT=1 cargo test` writes this file.

/** A call of `TTMinis.game` that can fail with a code of the platform's error reference.
 *
 * `ad.init` is creating an ad with `createRewardedVideoAd` or `createInterstitialAd`, the reference's "Init API". `ad.load` is
 * `load()`, which no table of the reference covers. `ad.show` is `show()`, the reference's "Show API". */
export type Api = "request" | "downloadFile" | "ad.init" | "ad.load" | "ad.show";

/** The kind of an answer. */
export type Status = "known" | "ambiguous" | "unknown" | "unrecognized";

/** The part of the reference that a row stands in: request and downloadFile, creating an ad, or showing an ad. */
export type Table = "network" | "ad.init" | "ad.show";

/** The revision that states a row: `A` - the error reference that the catalog is based on; `B` - the same page as of 4 August
 * 2026; `C` - the error table of the older In-App Ads API page. */
export type Revision = "A" | "B" | "C";

/** Who caused an error, as the reference has it. `developer` means the game, its server or its settings. */
export type Source = "developer" | "tiktok-client" | "tiktok-server";

/** Whose side the cause of an error is on. It is the source, where the cause is not the player's network and not normal play. */
export type Side = "developer" | "network" | "tiktok-client" | "tiktok-server" | "nobody";

/** The team at TikTok that takes an error on when the steps do not help. */
export type Escalate = "runtime-team" | "support";

/** Where a text or a value comes from: `reference` - a page of the platform states it; `derived` - it is ours; `input` - it
 * was read from the error. */
export type Origin = "reference" | "derived" | "input";

/** The origins of a row's texts. */
export type Origins = {
/** Of the title: `derived` where the reference's message cell is empty. */
readonly title: Origin,
/** Of the meaning. */
readonly meaning: Origin,
/** Of the source: `derived` where the reference names none. */
readonly source: Origin,
/** Of the action: `derived` where the reference names none, or none that can be carried out. */
readonly action: Origin, };

/** The place where a step is taken: your code, the developer portal, your server, the player's device, or TikTok's support. */
export type Where = "code" | "portal" | "server" | "device" | "support";

/** One thing to do. */
export type Step = {
/** The step, as one or two sentences. */
readonly text: string,
/** The place where it is done. */
readonly where: Where,
/** Whether the platform says so, or we do. */
readonly origin: Origin, };

/** A value that you need: a limit, a path, a place in the portal, or something that was read from the error. */
export type Fact = {
/** The name of the value, such as `Temporary directory limit`. */
readonly name: string,
/** The value, as the page states it or as it came in. */
readonly value: string,
/** Who says so. */
readonly origin: Origin,
/** The page that states it. */
readonly docUrl: string | null, };

/** The id of a row of the catalog. */
export type Id = "network/http-non-2xx" | "network/10401" | "network/21100" | "network/21101/destination-path-has-error" | "network/21101/move-file-failed" | "network/21102" | "network/21103" | "network/21201" | "network/100000/file-path-error" | "network/100000/file-path-not-supported" | "network/600003" | "network/600005" | "network/600009" | "network/600011" | "network/603301" | "ad.init/11001" | "ad.init/10001" | "ad.init/20000" | "ad.init/20001" | "ad.init/20002" | "ad.init/20003" | "ad.init/20007" | "ad.init/30001" | "ad.init/50000" | "ad.init/500" | "ad.show/10001" | "ad.show/11002" | "ad.show/11003" | "ad.show/11004" | "ad.show/11005" | "ad.show/20000" | "ad.show/30001" | "ad.show/50000" | "ad.show/50101" | "ad.show/50102-50107";

/** One row of the platform's error reference: one meaning of one code. */
export type Entry = {
/** The part of the reference that lists the row. */
readonly api: Table,
/** The error code; a text where the reference has a range (`50102-50107`) or `HTTP non-2xx status`. */
readonly code: number | string,
/** Stable and unique, such as `network/21101/move-file-failed` or `ad.show/30001`; never reused. */
readonly id: Id,
/** The reference's message, to the letter; ours where `origin.title` says `derived`. */
readonly title: string,
/** Other wordings of the message on the platform's pages, to the letter. */
readonly aliases: ReadonlyArray<string>,
/** Who caused it, as the reference has it. */
readonly source: Source,
/** Whose side the cause is on. */
readonly side: Side,
/** The team that takes it on at TikTok; `null` where the reference names none. */
readonly escalate: Escalate | null,
/** The page that states the row. */
readonly docUrl: string,
/** The revision that states the row. */
readonly revision: Revision,
/** The explanation: what happened. */
readonly meaning: string,
/** The advice, in one or two sentences. */
readonly action: string,
/** The origins of the texts. */
readonly origin: Origins,
/** The advice, one thing at a time. */
readonly steps: ReadonlyArray<Step>,
/** Limits, paths and places; in an answer also values that were read from the error. */
readonly facts: ReadonlyArray<Fact>,
/** Whether to try again. */
readonly retry: Retry,
/** An outcome of normal play, not a fault: the player closed the ad, or the platform paces its ads. */
readonly expected: boolean, };

/** Retry advice that depends on nothing more. */
export type SettledRetry = { readonly "kind": "never",
/** The thing that has to change. */
readonly until: Until, } | { readonly "kind": "backoff",
/** The pause before each further attempt, in milliseconds; there are as many attempts as pauses. */
readonly delaysMs: ReadonlyArray<number>,
/** Vary each pause at random between zero and the stated one. */
readonly jitter: Jitter,
/** Only when repeating the call does no harm: the first attempt may have reached the server. */
readonly onlyIfIdempotent: boolean, } | { readonly "kind": "new-ad-instance" } | { readonly "kind": "next-break" } | { readonly "kind": "undecided" };

/** Whether, and how, to try again. The advice is ours; where the reference says to retry, so does it. */
export type Retry = SettledRetry | { readonly "kind": "depends",
/** The condition. */
readonly on: Condition,
/** The advice when the condition holds. */
readonly yes: SettledRetry,
/** The advice when it does not. */
readonly no: SettledRetry, };

/** The thing that has to change before the same call can succeed: the game's code, a setting in the developer portal, something
 * on the player's device, or, with `limit-lifted`, a limit of the platform.
 * `player-choice`: the player asks for it again, as after an ad that was closed. `game-choice`: the game makes the call again
 * when it wants to, as after its own `abort()`. */
export type Until = "code-change" | "portal-change" | "code-or-portal-change" | "code-or-device-change" | "limit-lifted" | "player-choice" | "game-choice";

/** The way in which pauses vary: `full` - at random between zero and the stated pause. */
export type Jitter = "full";

/** A condition that decides between two pieces of advice: the game itself called `abort()`, or the HTTP status is one that may
 * pass by itself. */
export type Condition = "aborted" | "transient-status";

/** The kinds of evidence that an answer rests on, and how sure it is. */
export type Match = {
/** The evidence that was used. */
readonly by: ReadonlyArray<MatchedBy>,
/** How sure the answer is. */
readonly confidence: Confidence, };

/** A kind of evidence. */
export type MatchedBy = "code" | "message" | "api" | "args";

/** How sure an answer is: `exact` - the code and, with it, the message or the call say so; `likely` - one thing says so and
 * nothing confirms it, or something does not fit; `guess` - one of several possible readings. */
export type Confidence = "guess" | "likely" | "exact";

/** The evidence that would decide between several rows. */
export type DecideBy = "api" | "message" | "code";
