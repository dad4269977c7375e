// Generated from the types of the Rust core: `UPDATE_EXPECT=1 cargo test` writes this file.

/** The advice about trying again, by its name in `retry.toml`. */
export type Advice = "code-change" | "portal-change" | "code-or-portal-change" | "code-or-device-change" | "limit-lifted" | "player-choice" | "game-choice" | "backoff" | "backoff-if-idempotent" | "new-ad-instance" | "next-break" | "unless-aborted" | "if-transient" | "undecided";

/** Two pieces of evidence that cannot both be right. */
export type Contradiction = "code-message" | "code-api" | "message-api" | "api-message" | "code-code";

/** Why an error of the platform has no meaning. */
export type UnknownReason = "code" | "message" | "invalid-code" | "other-api" | "elsewhere" | "function" | "library";

/** What a row and an unknown error have in common. */
export type Nearness = "same-message" | "same-message-other-code" | "http-status" | "same-family";

/** What a message speaks of, by its name in `families.toml`. It claims no row. */
export type Family = "domain" | "timeout" | "tls" | "abort" | "file-size" | "scheme" | "connection";
