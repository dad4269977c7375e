//! What the failure of a call adds to what was wrong with it: which of the problems can be its cause, and what only shows
//! once it has failed.

use super::args::{Arg, Args};
use super::rules::{self, Rule};
use super::{Findings, Problem, Subject, examine, in_front, network, trusted_domains, url_argument};
use crate::catalog::Rows;
use crate::context::Context;
use crate::prose::{duration, integer};
use alloc::vec::Vec;

/// How much of its timeout a call may be short of when it has run out: clocks of different threads differ.
const NEARLY: f64 = 0.9;

/// What is wrong with a call that failed, what can be the cause first.
///
/// `rows` are those that the error can mean, none where it is none of them; `url` is one that its message names.
pub(crate) fn diagnose(rows: Rows, url: Option<&str>, context: &Context) -> Vec<Problem> {
    let can_be_cause = |problem: &Problem| problem.rule.fails.overlap(rows);
    let mut problems = examine(context);
    // What happened counts for more than what was expected: a call that got further than its fault allows has none.
    let is_early = rows.is_empty() || rows.overlap(rules::FOUND_BEFOREHAND);
    problems
        .retain(|problem| problem.rule.fails.is_empty() || can_be_cause(problem) || (problem.is_certain() && is_early));
    let is_about = |subject| problems.iter().any(|problem| problem.subject() == subject && can_be_cause(problem));
    let mut findings = Findings { redact: context.redact, ..Findings::default() };
    let no_args = Args::default();
    let args = context.args.as_ref().unwrap_or(&no_args);
    if rows.overlap(rules::UNLISTED)
        && !is_about(Subject::Url)
        && let Some(url) = args.url.text().or(url).and_then(url_argument::read)
    {
        trusted_domains::refused(&url, context.trusted_domains.is_some(), &mut findings);
    }
    if rows.overlap(rules::TIMEOUT) && !is_about(Subject::Timeout) {
        timeout(args, context, &mut findings);
    }
    if let Some(path) = args.file_path.text()
        && !is_about(Subject::FilePath)
    {
        for rule in [&rules::FILE_PATH_IS_UNSUPPORTED, &rules::FILE_PATH_DESTINATION] {
            if rows.overlap(rule.fails) {
                findings.add(rule, Some(path), &[path]);
            }
        }
    }
    if let Some(id) = args.ad_unit_id.text()
        && rows.overlap(rules::PLACEMENT)
        && !is_about(Subject::AdUnitId)
    {
        match &context.ad {
            Some(ad) if rows.overlap(rules::OTHER_TYPE) => {
                findings.add(&rules::ID_TO_LOOK_FOR_WITH_TYPE, Some(id), &[id, ad.creator(), ad.placement()]);
            }
            _ => findings.add(&rules::ID_TO_LOOK_FOR, Some(id), &[id]),
        }
    }
    if let Some(ad) = &context.ad
        && rows.overlap(rules::TOO_OFTEN)
        && ad.recent_creations > 1.0
        && !is_about(Subject::Ad)
    {
        findings.add(&rules::CREATED_OFTEN, None, &[&integer(ad.recent_creations)]);
    }
    problems.append(&mut findings.problems);
    in_front(problems, &can_be_cause)
}

/// The timeout against the time that passed.
fn timeout(args: &Args, context: &Context, findings: &mut Findings) {
    let Some(elapsed) = context.elapsed_ms else { return };
    let after = duration(elapsed);
    match args.timeout {
        Arg::Number(ms) if ms > 0.0 => {
            let rule = if elapsed >= ms * NEARLY { &rules::TIMEOUT_RAN_OUT } else { &rules::TIMEOUT_DID_NOT_RUN_OUT };
            let limit = duration(ms);
            findings.add(rule, Some(&limit), &[&after, &limit]);
        }
        Arg::Missing if context.args.is_some() => findings.add(&rules::TIMEOUT_WAS_NOT_GIVEN, None, &[&after]),
        _ => {}
    }
}

/// The one of several rows that the arguments speak for; none where they do not decide.
pub(crate) fn narrow(rows: Rows, context: &Context) -> Rows {
    let Some(path) = context.args.as_ref().and_then(|args| args.file_path.text()) else { return Rows::NONE };
    let decided = match network::fault_of_path(path) {
        // A path without a fault leaves the other meaning of each code.
        None => rules::NO_FILE_PATH.or(rules::NOT_MOVED),
        // A client that takes no path at all refuses a bad one too, so that only an empty part decides.
        Some(Rule { fails, .. }) if *fails == rules::EMPTY_PART => rules::EMPTY_PART,
        Some(_) => Rows::NONE,
    };
    rows & decided
}
