//! "In-App Ads error codes": the "Init API" (creating an ad) and the "Show API".

use super::Place::{Code as InCode, Device, Portal, Support};
use super::{
    Code, DOC_C, DOC_IN_APP_ADS, Entry, Escalate, Fact, Origins, REPORT_CONTENTS, Revision, Source, Table, derived,
    fact, reference,
};
use crate::retry::{Retry, Until, never};

/// Where the portal keeps the ad placements.
const PLACEMENTS: Fact<'static> = fact(
    "Ad placements in the portal",
    "Monetization page under the Operation tab > In-App Ads (IAAs) > Ad placements",
    DOC_IN_APP_ADS,
);
/// How long an ad instance lives.
const ONE_SHOW: Fact<'static> =
    fact("Rewarded ad instance", "can only be shown once, is released after it, has to be created again", DOC_C);

/// What every row of the "Init API" has in common.
const INIT: Entry = Entry::blank(Table::AdInit);

/// What every row of the "Show API" has in common.
const SHOW: Entry = Entry::blank(Table::AdShow);

/// The rows, in the order of the reference.
pub(super) static ROWS: [Entry; 20] = [
    Entry {
        id: "ad.init/11001",
        code: Code::One(11001),
        title: "Param error, invalid ad placement ID",
        aliases: &["Ad slot ID is empty, invalid parameter"],
        meaning: "The ad placement ID is empty, which makes the request parameter invalid.",
        action: "Check whether the ad placement ID that is passed is correct.",
        steps: &[
            reference(InCode, "Check that the ad placement ID is the correct one and not empty."),
            derived(InCode, "Pass it as adUnitId, and make sure that the value is set before the ad is created."),
        ],
        facts: &[PLACEMENTS],
        // An empty ID stays empty.
        retry: never(Until::CodeChange),
        ..INIT
    },
    Entry {
        id: "ad.init/10001",
        code: Code::One(10001),
        // The reference leaves the message empty; this is its description in short.
        title: "Ad placement parameters failed validation",
        aliases: &["Ad slot verification parameter error"],
        meaning: "The parameters for validating the ad placement ID are invalid.",
        action: "Check whether the type of the ad placement parameter is correct.",
        steps: &[
            reference(InCode, "Check whether the ad placement parameter has the correct type."),
            derived(InCode, "Pass adUnitId as a string, just as the portal shows it, without spaces around it."),
        ],
        facts: &[PLACEMENTS],
        // The same parameter stays invalid.
        retry: never(Until::CodeChange),
        origin: Origins::NO_TITLE,
        ..INIT
    },
    Entry {
        id: "ad.init/20000",
        code: Code::One(20000),
        title: "Network error",
        aliases: &["Client request to backend failed"],
        meaning: "A network issue made the request of the client time out.",
        source: Source::TiktokClient,
        action: "Ask the player to try again later.",
        steps: &[
            reference(InCode, "Ask the player to try again later."),
            derived(InCode, "Let the game go on without the ad, and do not create ads in a loop meanwhile."),
        ],
        // The reference leaves the next attempt to the user; attempts of our own could come too frequently (30001).
        retry: never(Until::PlayerChoice),
        ..INIT
    },
    Entry {
        id: "ad.init/20001",
        code: Code::One(20001),
        title: "Ad placement does not exist",
        aliases: &["Ad slot does not exist"],
        meaning: "There is no ad placement with the specified ID.",
        action: "Check in the portal that this ad placement ID was created.",
        steps: &[
            reference(Portal, "Check in the portal that this ad placement ID was created."),
            derived(InCode, "Compare the ID in the code with the one in the portal, character by character."),
        ],
        facts: &[PLACEMENTS],
        // The placement has to be created, or its ID corrected.
        retry: never(Until::PortalChange),
        ..INIT
    },
    Entry {
        id: "ad.init/20002",
        code: Code::One(20002),
        title: "Client key does not match",
        aliases: &["Ad slot does not match the requested MinisID"],
        meaning: "The ad placement does not match the Mini Game ID that requests it.",
        action: "Look in the portal whether the ad placement belongs to this Mini Game.",
        steps: &[
            reference(Portal, "Look in the portal whether the ad placement belongs to this Mini Game."),
            derived(Portal, "Compare the client key of this build with that of the game that owns the placement."),
            derived(
                InCode,
                "If there are several games or a test and a release version, check that each uses the placement IDs \
                 of its own.",
            ),
        ],
        facts: &[PLACEMENTS],
        // The placement stays another game's.
        retry: never(Until::PortalChange),
        ..INIT
    },
    Entry {
        id: "ad.init/20003",
        code: Code::One(20003),
        title: "Ad placement status is inactive",
        aliases: &["Ad slot status is abnormal"],
        meaning: "The ad placement is inactive.",
        action: "Activate the ad placement in the portal.",
        steps: &[
            reference(Portal, "Activate the ad placement: switch its status to Active."),
            derived(InCode, "Until then, let the game go on without the ad."),
        ],
        facts: &[
            PLACEMENTS,
            fact("New ad placements", "inactive by default, must be switched to Active", DOC_IN_APP_ADS),
        ],
        // The placement stays inactive until it is switched.
        retry: never(Until::PortalChange),
        ..INIT
    },
    Entry {
        id: "ad.init/20007",
        code: Code::One(20007),
        title: "Ad placement type does not match",
        aliases: &["Ad slot type error"],
        meaning: "The type of the ad placement is not the ad type that the SDK requests.",
        action: "Check in the portal that the ad placement has the correct type.",
        steps: &[
            reference(Portal, "Check in the portal that the ad placement has the correct type."),
            derived(
                InCode,
                "Create the ad with the function of its type: createRewardedVideoAd for a rewarded ad, \
                 createInterstitialAd for an interstitial ad.",
            ),
        ],
        facts: &[PLACEMENTS],
        // The types stay apart until the placement or the call is another.
        retry: never(Until::PortalChange),
        ..INIT
    },
    Entry {
        id: "ad.init/30001",
        code: Code::One(30001),
        title: "Ad placement frequency control calibration failure",
        aliases: &["Requests for the same ad slot are too frequent"],
        meaning: "The same ad placement is being requested too frequently.",
        action: "Check whether the SDK is used in an abnormal way, or the IAA API is called too often.",
        steps: &[
            reference(InCode, "Check whether the SDK is used abnormally."),
            reference(InCode, "Check whether the IAA API is called too often."),
            derived(
                InCode,
                "Create an ad where it is going to be shown, once: not on every frame, not on every scene change, \
                 and not in a loop that runs until it works.",
            ),
        ],
        // How long the platform wants to wait is not documented; a break of the game is longer than a loop.
        retry: Retry::NextBreak,
        ..INIT
    },
    Entry {
        id: "ad.init/50000",
        code: Code::One(50000),
        title: "Internal error",
        aliases: &["System Error"],
        meaning: "An internal error occurred on TikTok's server.",
        source: Source::TiktokServer,
        action: "Send the details of the error to the support team for further investigation.",
        steps: &[
            reference(Support, "Send the details of the error to the support team for further investigation."),
            derived(InCode, "Let the game go on without the ad."),
        ],
        facts: &[REPORT_CONTENTS],
        // A fault of the server may pass; the game has nothing to change.
        retry: Retry::NextBreak,
        escalate: Some(Escalate::Support),
        ..INIT
    },
    Entry {
        id: "ad.init/500",
        code: Code::One(500),
        title: "Internal error in the Server system",
        meaning: "The server system that ads are created with had an internal error.",
        // The message names the server system.
        source: Source::TiktokServer,
        // The reference's advice for 50000, its nearest relative.
        action: "Send the details of the error to the support team.",
        steps: &[
            derived(Support, "Send the details of the error to the support team for further investigation."),
            derived(InCode, "Let the game go on without the ad."),
        ],
        facts: &[REPORT_CONTENTS],
        // A fault of the server may pass; the game has nothing to change.
        retry: Retry::NextBreak,
        // As for 50000.
        escalate: Some(Escalate::Support),
        doc_url: DOC_C,
        revision: Revision::C,
        origin: Origins::TITLE_ONLY,
        ..INIT
    },
    Entry {
        id: "ad.show/10001",
        code: Code::One(10001),
        title: "Invalid parameter",
        aliases: &["The incoming advertisement instance ID parameter is empty, which is an invalid parameter"],
        meaning: "The request parameters are invalid: the ad instance ID that was passed is empty.",
        action: "Verify that the SDK is used as the official documentation says.",
        steps: &[
            reference(InCode, "Compare the use of the SDK with the official documentation."),
            derived(
                InCode,
                "Call show() on the object that creating the ad returned, and on that object directly (ad.show()), \
                 not through a copy of the function.",
            ),
        ],
        // The instance stays without an ID.
        retry: never(Until::CodeChange),
        ..SHOW
    },
    Entry {
        id: "ad.show/11002",
        code: Code::One(11002),
        title: "Invalid ad instance ID, not a match",
        aliases: &["Ad instance ID does not match, corresponding ad instance not found"],
        meaning: "The ad instance ID matches no ad instance that exists.",
        action: "Check for uninitialized ad instances.",
        steps: &[
            reference(InCode, "Check for ad instances that are not initialized."),
            derived(
                InCode,
                "Do not keep an instance after it was shown: it is released then, and the next ad needs a new one.",
            ),
        ],
        facts: &[ONE_SHOW],
        // An instance that does not exist stays away; a new one exists.
        retry: Retry::NewAdInstance,
        ..SHOW
    },
    Entry {
        id: "ad.show/11003",
        code: Code::One(11003),
        title: "Ad instance can only show once",
        aliases: &["Ad instances have already been displayed and cannot be reused"],
        meaning: "This ad instance was shown before and cannot be used again.",
        action: "Check whether one ad instance is used more than once.",
        steps: &[
            reference(InCode, "Look for a second show() on the same ad instance."),
            derived(
                InCode,
                "Create a new instance for each ad. Code that creates it only while a variable is still null keeps \
                 the old one.",
            ),
        ],
        facts: &[ONE_SHOW],
        // A shown instance stays shown; a new one can be shown.
        retry: Retry::NewAdInstance,
        ..SHOW
    },
    Entry {
        id: "ad.show/11004",
        code: Code::One(11004),
        title: "Just showed an ad, can't show now",
        aliases: &[
            "The time interval since the last playback is insufficient, and interstitial ads are not allowed to be \
             displayed",
        ],
        meaning: "The previous ad impression is too recent: not enough time has passed, and the interstitial ad cannot be shown yet.",
        action: "Catch the error, go on with the game without this ad, and show one at a later break.",
        steps: &[
            reference(InCode, "Verify that the rejection of show() is caught and handled."),
            derived(InCode, "Go on with the game, without a reward: the player did nothing wrong."),
            derived(
                InCode,
                "Ask for the next ad at a later break, not on a timer: how long the pause has to be is not \
                 documented.",
            ),
        ],
        // The pause ends by itself.
        retry: Retry::NextBreak,
        // The platform paces interstitial ads; a game that shows them meets this in normal play.
        expected: true,
        origin: Origins::OWN_ACTION,
        ..SHOW
    },
    Entry {
        id: "ad.show/11005",
        code: Code::One(11005),
        title: "Ad display limit reached, can't show now",
        aliases: &[
            "has exceeded the limit on the number of interstitial ad plays, and interstitial ads are not allowed to \
             be displayed",
        ],
        // The wording has no subject, so something stands in front of it.
        fragments: &["has exceeded the limit on the number of interstitial ad plays"],
        meaning: "The interstitial ad cannot be shown: the limit of ad impressions is reached.",
        action: "Catch the error and go on with the game without interstitial ads for now.",
        steps: &[
            reference(InCode, "Verify that the rejection of show() is caught and handled."),
            derived(InCode, "Go on with the game, without a reward: the player did nothing wrong."),
            derived(InCode, "Ask less often from now on: neither the limit nor when it is lifted is documented."),
        ],
        // The limit is lifted at a time that is not documented; a break costs nothing to ask at.
        retry: Retry::NextBreak,
        // The platform limits interstitial ads; a game that shows them meets this in normal play.
        expected: true,
        origin: Origins::OWN_ACTION,
        ..SHOW
    },
    Entry {
        id: "ad.show/20000",
        code: Code::One(20000),
        title: "Network error",
        meaning: "A network issue made the request of the client time out.",
        source: Source::TiktokClient,
        action: "Try the ad again later.",
        steps: &[
            reference(InCode, "Try again later."),
            derived(InCode, "Let the game go on without the ad until then."),
        ],
        // "Later", in a game, is the next moment at which an ad may appear.
        retry: Retry::NextBreak,
        ..SHOW
    },
    Entry {
        id: "ad.show/30001",
        code: Code::One(30001),
        title: "User exit",
        aliases: &["User clicks to exit without finishing watching (no incentive received)"],
        meaning: "The player closed the ad before it was watched to the end, so there is no reward.",
        action: "Catch the error, give no reward, and go on with the game.",
        steps: &[
            reference(InCode, "Verify that the rejection of show() is caught and handled."),
            derived(InCode, "Give no reward, and say so in a friendly way: the player may choose to watch again."),
            derived(InCode, "Create a new ad instance for the next attempt."),
        ],
        facts: &[ONE_SHOW],
        // It was the player's decision; asking again at once would work against it.
        retry: never(Until::PlayerChoice),
        // The player is free to close an ad.
        expected: true,
        origin: Origins::OWN_ACTION,
        ..SHOW
    },
    Entry {
        id: "ad.show/50000",
        code: Code::One(50000),
        title: "Internal error",
        aliases: &["System Error"],
        meaning: "An internal error occurred on TikTok's server.",
        source: Source::TiktokServer,
        action: "Pass the details of the error on to the support team.",
        steps: &[
            reference(Support, "Pass the details of the error on to the support team."),
            derived(InCode, "Let the game go on without the ad."),
        ],
        facts: &[REPORT_CONTENTS],
        // A fault of the server may pass; the game has nothing to change.
        retry: Retry::NextBreak,
        escalate: Some(Escalate::Support),
        ..SHOW
    },
    Entry {
        id: "ad.show/50101",
        code: Code::One(50101),
        title: "Client network environment error",
        meaning: "The network environment of the client kept the ad from being shown.",
        // The message names the client's network.
        source: Source::TiktokClient,
        // The reference's advice for 20000, the other network error of this call.
        action: "Try again later, when the network works.",
        steps: &[
            derived(Device, "Check that the network connection works properly."),
            derived(InCode, "Let the game go on without the ad until then."),
        ],
        // As for 20000.
        retry: Retry::NextBreak,
        doc_url: DOC_C,
        revision: Revision::C,
        origin: Origins::TITLE_ONLY,
        ..SHOW
    },
    Entry {
        id: "ad.show/50102-50107",
        code: Code::Range(50102, 50107),
        title: "Server Error",
        meaning: "The server that ads are shown from had an error.",
        // The message names the server, and the page lists it beside 50000, an error of TikTok's server.
        source: Source::TiktokServer,
        // The reference's advice for 50000, which it is listed with.
        action: "Pass the details of the error on to the support team.",
        steps: &[
            derived(Support, "Pass the details of the error, with this number, on to the support team."),
            derived(InCode, "Let the game go on without the ad."),
        ],
        facts: &[REPORT_CONTENTS],
        // As for 50000.
        retry: Retry::NextBreak,
        // As for 50000.
        escalate: Some(Escalate::Support),
        doc_url: DOC_C,
        revision: Revision::C,
        origin: Origins::TITLE_ONLY,
        ..SHOW
    },
];
