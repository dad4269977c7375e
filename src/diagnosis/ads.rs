//! The rules for ads: the ID of the ad unit, and what was done with the instance before.

use super::args::{Arg, Args};
use super::rules;
use super::{AdState, Findings, joined};
use crate::api::Api;
use crate::context::Context;
use crate::input::Kind;
use crate::prose::{duration, integer, is_whole, push_char};
use alloc::string::String;

/// How many instances of one ad unit in a minute are taken for a loop. Ours: the platform states no number.
const MANY_CREATIONS: f64 = 10.0;

pub(super) fn examine(args: &Args, context: &Context, findings: &mut Findings) {
    let is_init = context.api.is_none_or(|api| api == Api::AdInit);
    if is_init && context.args.is_some() {
        ad_unit_id(args, findings);
    }
    let Some(ad) = &context.ad else { return };
    if is_init {
        findings.add_count(&rules::CREATED_OFTEN, ad.recent_creations, MANY_CREATIONS);
    }
    if context.api == Some(Api::AdShow) {
        show(ad, findings);
    }
    if ad.closed_after_error {
        findings.add(&rules::CLOSED_AFTER_ERROR, None, "");
    }
}

fn show(ad: &AdState, findings: &mut Findings) {
    if ad.shows >= 1.0 {
        let ago = ad.since_show_ms.map_or(String::new(), |ms| joined(&[&duration(ms), " "]));
        let ago = joined(&[&ago, "before this call"]);
        findings.put(&rules::SHOWN_BEFORE, None, &[&ago, ad.creator()], None);
    } else if ad.loaded == Some(false) {
        findings.add(&rules::SHOWN_TOO_EARLY, None, "");
    }
    findings.add_count(&rules::CLOSE_LISTENERS, ad.close_listeners, 1.0);
    findings.add_count(&rules::ERROR_LISTENERS, ad.error_listeners, 1.0);
}

fn ad_unit_id(args: &Args, findings: &mut Findings) {
    match &args.ad_unit_id {
        Arg::Missing => findings.add(&rules::ID_IS_MISSING, None, "missing"),
        Arg::Text(id) if id.is_empty() => findings.add(&rules::ID_IS_EMPTY, Some(id), ""),
        Arg::Text(id) => {
            let mut bare = String::new();
            for character in id.chars().filter(|character| !is_blank(*character)) {
                push_char(&mut bare, character);
            }
            if bare.is_empty() {
                findings.add(&rules::ID_IS_MISSING, Some(id), "nothing but spaces");
            } else if bare.len() < id.len() {
                findings.add_fix(&rules::ID_HAS_SPACES, id, "", bare);
            }
        }
        Arg::Number(id) => {
            let shown = is_whole(*id).then(|| integer(id.abs()));
            findings.add(&rules::ID_IS_NUMBER, shown.as_deref(), "");
        }
        Arg::Other(Kind::Text) => {}
        other => findings.add_type(&rules::ID_TYPE, other),
    }
}

/// Spaces of all kinds, and what is not seen at all.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\0'..=' '
            | '\u{7f}'..='\u{a0}'
            | '\u{ad}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{2064}'
            | '\u{3000}'
            | '\u{feff}'
    )
}

impl AdState {
    /// The function that created it.
    pub(super) fn creator(&self) -> &'static str {
        if self.is_interstitial { "createInterstitialAd" } else { "createRewardedVideoAd" }
    }

    /// The type of its placement, as the portal has it.
    pub(super) fn placement(&self) -> &'static str {
        if self.is_interstitial { "Interstitial ad" } else { "Rewarded ad" }
    }
}
