//! The rules for ads: the ID of the ad unit, and what was done with the instance before.

use super::args::{Arg, Args};
use super::{Problem, Subject, joined, quoted, row};
use crate::api::Api;
use crate::catalog::{DOC_C, DOC_IN_APP_ADS, Origin, Rows};
use crate::context::Context;
use crate::input::Kind;
use crate::prose::{duration, integer, is_whole};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// How many instances of one ad unit in a minute are taken for a loop. Ours: the platform states no number.
const MANY_CREATIONS: f64 = 10.0;

pub(super) fn examine(args: &Args, has_args: bool, context: &Context, put: &mut dyn FnMut(Problem)) {
    if has_args && context.api.is_none_or(|api| api == Api::AdInit) {
        ad_unit_id(args, put);
    }
    let Some(ad) = context.ad else { return };
    let is_show = context.api == Some(Api::AdShow);
    let creator = if ad.is_interstitial { "createInterstitialAd" } else { "createRewardedVideoAd" };
    if is_show && ad.shows >= 1.0 {
        let mut ago = String::new();
        if let Some(ms) = ad.since_show_ms {
            ago = joined(&[", the last time ", &duration(ms), " before this call"]);
        }
        let times = if ad.shows == 1.0 { "once".to_owned() } else { joined(&[&integer(ad.shows), " times"]) };
        let text = [
            "This ad instance was shown ",
            &times,
            " already",
            &ago,
            ", and each instance can be shown only once: create a new one with ",
            creator,
            " for every show. Code that comes from a platform where one instance is shown again and again, such as Douyin, \
             has to be changed here.",
        ];
        // Once it was shown the instance is released, so it may also be one that is not found.
        put(Problem::stated(Subject::Ad, row("ad.show/11003") | row("ad.show/11002"), &text).doc_url(DOC_C));
    } else if is_show && ad.loaded == Some(false) {
        let text = "show() was called before the ad had loaded: wait for load(), or for onLoad, and show it then.";
        put(Problem::hint(Subject::Ad, row("ad.show/11002"), &[text]).doc_url(DOC_C));
    }
    if context.api == Some(Api::AdInit) && ad.recent_creations > MANY_CREATIONS {
        let text = [
            "An ad of this ad unit was created ",
            &integer(ad.recent_creations),
            " times in the last minute: create one where it is going to be shown, not on every frame or scene change, and \
             not in a loop that runs until it works. The platform states no number; this one is ours.",
        ];
        put(Problem::hint(Subject::Ad, row("ad.init/30001"), &text));
    }
    if is_show {
        for (listeners, name, harm) in [
            (ad.close_listeners, "onClose", "a reward is given several times"),
            (ad.error_listeners, "onError", "an error is handled several times"),
        ] {
            if listeners > 1.0 {
                let text = [
                    &integer(listeners),
                    " ",
                    name,
                    " listeners are on this ad, so that ",
                    harm,
                    ": add one, or take the old one off first.",
                ];
                put(Problem::hint(Subject::Ad, Rows::NONE, &text));
            }
        }
    }
    if ad.closed_after_error {
        let text = "onClose came behind an error: it also comes when an ad closes itself because it could not be played. \
                    Give a reward only where isEnded is true.";
        put(Problem { origin: Origin::Reference, ..Problem::hint(Subject::Ad, Rows::NONE, &[text]) }
            .doc_url(DOC_C));
    }
}

fn ad_unit_id(args: &Args, put: &mut dyn FnMut(Problem)) {
    let subject = Subject::AdUnitId;
    match &args.ad_unit_id {
        Arg::Missing => {
            let what = match args.whole {
                Arg::Other(Kind::Object) => "adUnitId is missing",
                _ => "The ad was created without options",
            };
            let text = [what, ": pass { adUnitId } with the placement ID from the portal."];
            // Which of the two comes is not documented.
            put(Problem::hint(subject, row("ad.init/11001") | row("ad.init/10001"), &text));
        }
        Arg::Text(id) if id.is_empty() => {
            let text = "adUnitId is empty: pass the placement ID from the portal.";
            put(Problem::stated(subject, row("ad.init/11001"), &[text]).value(id));
        }
        Arg::Text(id) => {
            let bare: String = id.chars().filter(|c| !is_blank(*c)).collect();
            if bare.len() < id.len() {
                let text = [
                    "adUnitId ",
                    &quoted(id),
                    if bare.is_empty() {
                        " holds nothing but spaces: pass the placement ID from the portal."
                    } else {
                        " has spaces or invisible characters in it, as they come along when an ID is copied from the portal: \
                         take them out."
                    },
                ];
                let problem = Problem::hint(subject, row("ad.init/20001") | row("ad.init/11001"), &text).value(id);
                let problem = if bare.is_empty() { problem } else { problem.suggestion(bare) };
                put(problem.doc_url(DOC_IN_APP_ADS));
            }
        }
        Arg::Number(id) => {
            let text = "adUnitId is a number: pass the placement ID as a string, since long IDs lose their last digits as \
                        numbers.";
            let problem = Problem::stated(subject, row("ad.init/10001"), &[text]);
            put(match is_whole(*id) {
                true => problem.value(&integer(*id)),
                false => problem,
            });
        }
        other => {
            let text = ["adUnitId is ", other.kind(), ": pass the placement ID from the portal as a string."];
            put(Problem::stated(subject, row("ad.init/10001"), &text));
        }
    }
}

/// Spaces of all kinds, and what is not seen at all.
fn is_blank(character: char) -> bool {
    character <= ' '
        || matches!(character, '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{2064}' | '\u{3000}' | '\u{feff}')
}
