//! What the failure of a call adds to what was wrong with it: which of the problems can be its cause, and what only shows
//! once it has failed.

use super::args::{Arg, Args};
use super::{Problem, Subject, examine, in_front, joined, network, quoted, row, trusted_domains, url_argument};
use crate::catalog::{DOC_IN_APP_ADS, Rows};
use crate::context::Context;
use crate::prose::{duration, integer};
use alloc::string::String;
use alloc::vec::Vec;

/// How much of its timeout a call may be short of when it has run out: clocks of different threads differ.
const NEARLY: f64 = 0.9;

/// The errors that are found before anything is sent, so that a call can have several faults of this kind at once.
fn is_found_beforehand(rows: Rows) -> bool {
    let found = rows.keep(&|entry| {
        matches!(
            entry.id,
            "network/600005"
                | "network/600009"
                | "network/600011"
                | "network/21100"
                | "network/100000/file-path-error"
                | "network/100000/file-path-not-supported"
                | "ad.init/11001"
                | "ad.init/10001"
        )
    });
    !found.is_empty()
}

/// What is wrong with a call that failed, what can be the cause first.
///
/// `rows` are those that the error can mean, none where it is none of them; `url` is one that its message names.
pub(crate) fn diagnose(rows: Rows, url: Option<&str>, context: &Context) -> Vec<Problem> {
    let can_be_cause = |problem: &Problem| !(problem.fails & rows).is_empty();
    let mut problems = examine(context);
    // What happened counts for more than what was expected: a call that got further than its fault allows has none.
    problems.retain(|problem| {
        problem.fails.is_empty()
            || can_be_cause(problem)
            || (problem.is_certain() && (rows.is_empty() || is_found_beforehand(rows)))
    });
    let has = |id| !(row(id) & rows).is_empty();
    let is_about = |subject| problems.iter().any(|problem| problem.subject == subject && can_be_cause(problem));
    let mut more = Vec::new();
    let put = &mut |problem| more.push(problem);
    if has("network/21100") && !is_about(Subject::Url) && !is_about(Subject::TrustedDomains) {
        let url = context.args.as_ref().and_then(|args| args.url.text()).or(url);
        if let Some(url) = url.and_then(url_argument::read) {
            trusted_domains::refused(&url, context.trusted_domains.is_some(), put);
        }
    }
    if has("network/21103") && !is_about(Subject::Timeout) {
        timeout(context, put);
    }
    if let Some(args) = &context.args {
        file_path(args, &has, !is_about(Subject::FilePath), put);
        ad_unit(args, &has, context, put);
    }
    if has("ad.init/30001")
        && !is_about(Subject::Ad)
        && let Some(creations) = context.ad.map(|ad| ad.recent_creations).filter(|creations| *creations > 1.0)
    {
        let text = ["An ad of this ad unit was created ", &integer(creations), " times in the last minute."];
        put(Problem::hint(Subject::Ad, row("ad.init/30001"), &text));
    }
    problems.append(&mut more);
    in_front(problems, &can_be_cause)
}

/// The timeout against the time that passed.
fn timeout(context: &Context, put: &mut dyn FnMut(Problem)) {
    let Some(elapsed) = context.elapsed_ms else { return };
    let given = context.args.as_ref().map(|args| &args.timeout);
    let after = duration(elapsed);
    let problem = |text: &[&str]| Problem::hint(Subject::Timeout, row("network/21103"), text);
    match given {
        Some(Arg::Number(ms)) if *ms > 0.0 => {
            let limit = duration(*ms);
            let text = if elapsed >= *ms * NEARLY {
                [
                    "The call failed after ",
                    &after,
                    ", when its timeout of ",
                    &limit,
                    " was over: give it more time, or make the server answer faster.",
                ]
            } else {
                [
                    "The call failed after ",
                    &after,
                    ", before its timeout of ",
                    &limit,
                    " was over, so a longer timeout does not help: something else ended it.",
                ]
            };
            put(problem(&text).value(&limit));
        }
        Some(Arg::Missing) => {
            let text = [
                "The call failed after ",
                &after,
                " with no timeout given, so by the client's own limit, which is not documented: a timeout of your own may \
                 give it more time.",
            ];
            put(problem(&text));
        }
        _ => {}
    }
}

fn file_path(args: &Args, has: &dyn Fn(&'static str) -> bool, is_good: bool, put: &mut dyn FnMut(Problem)) {
    let Some(path) = args.file_path.text().filter(|_| is_good) else { return };
    if has(network::NO_FILE_PATH) {
        let text = ["filePath ", &quoted(path), " was given: leave it out, and take the file from the temporary directory."];
        put(Problem::stated(Subject::FilePath, row(network::NO_FILE_PATH), &text).value(path));
    } else if has(network::MOVE_FAILED) {
        let text = ["The file was to be moved to ", &quoted(path), "."];
        put(Problem::hint(Subject::FilePath, row(network::MOVE_FAILED), &text).value(path));
    }
}

/// The ID that has to be looked for in the portal.
fn ad_unit(args: &Args, has: &dyn Fn(&'static str) -> bool, context: &Context, put: &mut dyn FnMut(Problem)) {
    let Some(id) = args.ad_unit_id.text() else { return };
    for row_id in ["ad.init/20001", "ad.init/20002", "ad.init/20003", "ad.init/20007"] {
        if !has(row_id) {
            continue;
        }
        let created = match context.ad {
            Some(ad) if row_id == "ad.init/20007" => {
                let (function, placement) = if ad.is_interstitial {
                    ("createInterstitialAd", "Interstitial ad")
                } else {
                    ("createRewardedVideoAd", "Rewarded ad")
                };
                joined(&[" It was created with ", function, ", so its placement has to be a ", placement, "."])
            }
            _ => String::new(),
        };
        let text = ["The placement to look for in the portal is ", &quoted(id), ".", &created];
        put(Problem::hint(Subject::AdUnitId, row(row_id), &text).value(id).doc_url(DOC_IN_APP_ADS));
        return;
    }
}

/// The one of several rows that the arguments speak for; none where they do not decide.
pub(crate) fn narrow(rows: Rows, context: &Context) -> Rows {
    let path = context.args.as_ref().and_then(|args| args.file_path.text().map(|_| &args.file_path));
    let Some(path) = path else { return Rows::NONE };
    let mut fails = None;
    let mut is_hint = false;
    network::file_path(path, None, &mut |problem: Problem| {
        is_hint = !problem.is_certain();
        fails = Some(problem.fails);
    });
    let decided = match fails {
        // A path without a fault leaves the other meaning of each code.
        None => row(network::NO_FILE_PATH) | row(network::MOVE_FAILED),
        // A client that takes no path at all refuses a bad one too, so that only an empty part decides.
        Some(fails) if !is_hint => fails & row(network::DESTINATION),
        Some(_) => Rows::NONE,
    };
    rows & decided
}
