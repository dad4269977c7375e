//! What the failure of a call adds to what was wrong with it: which of the problems can be its cause, and what only shows
//! once it has failed.

use super::args::{Arg, Args};
use super::rules::{self, Rule};
use super::url::Url;
use super::url_argument::is_address;
use super::{Findings, Problem, Subject, examine, network, sort, trusted_domains};
use crate::api::Api;
use crate::catalog::Rows;
use crate::context::Context;
use crate::prose::duration;
use alloc::vec::Vec;

/// How much of its timeout a call may be short of when it has run out: clocks of different threads differ.
const NEARLY: f64 = 0.9;

/// What a problem is to a failure.
const CAUSE: u32 = 0;
const BESIDE: u32 = 1;
const RULED_OUT: u32 = 2;

/// What is wrong with a call that failed, what can be the cause first.
///
/// `rows` are those that the error can mean, none where it is none of them; `url` is one that its message names.
pub(crate) fn diagnose(rows: Rows, url: Option<&str>, context: &Context) -> Vec<Problem> {
    let mut findings = Findings { problems: examine(context), redact: context.redact };
    let no_args = Args::default();
    let args = context.args.as_ref().unwrap_or(&no_args);
    if rows.overlap(rules::UNLISTED) {
        unlisted(args.url.text(), url, context, &mut findings);
    }
    if rows.overlap(rules::TIMEOUT) && !findings.explain(rows, Subject::Timeout) {
        timeout(args, context, &mut findings);
    }
    if let Some(path) = args.file_path.text()
        && context.file_path_supported != Some(true)
        && !findings.explain(rows, Subject::FilePath)
    {
        for rule in [&rules::FILE_PATH_IS_UNSUPPORTED, &rules::FILE_PATH_DESTINATION] {
            if rows.overlap(rule.fails) {
                findings.add(rule, Some(path), "");
            }
        }
    }
    if let Some(id) = args.ad_unit_id.text()
        && rows.overlap(rules::PLACEMENT)
        && !findings.explain(rows, Subject::AdUnitId)
    {
        match &context.ad {
            Some(ad) if rows.overlap(rules::OTHER_TYPE) => {
                findings.put(&rules::ID_TO_LOOK_FOR_WITH_TYPE, Some(id), &[ad.creator(), ad.placement()], None);
            }
            _ => findings.add(&rules::ID_TO_LOOK_FOR, Some(id), ""),
        }
    }
    if let Some(ad) = &context.ad
        && rows.overlap(rules::TOO_OFTEN)
        && !findings.explain(rows, Subject::Ad)
    {
        findings.add_count(&rules::CREATED_OFTEN, ad.recent_creations, 1.0);
    }
    // What happened counts for more than what was expected: a call that got further than its fault allows has none.
    let is_early = rows.is_empty() || rows.overlap(rules::FOUND_BEFOREHAND);
    let rank = |problem: &Problem| match problem.rule.fails {
        fails if fails.overlap(rows) => CAUSE,
        fails if fails.is_empty() || (problem.is_certain() && is_early) => BESIDE,
        _ => RULED_OUT,
    };
    sort(&mut findings.problems, &rank);
    while findings.problems.last().is_some_and(|problem| rank(problem) == RULED_OUT) {
        findings.problems.pop();
    }
    findings.problems
}

impl Findings {
    /// Whether one of them is about the subject, and can be the cause of an error that means one of the rows.
    fn explain(&self, rows: Rows, subject: Subject) -> bool {
        self.problems.iter().any(|problem| problem.subject() == subject && problem.rule.fails.overlap(rows))
    }
}

/// The domain that was refused. The message may name it, and behind a redirect that is another one than the game asked for.
fn unlisted(asked: Option<&str>, named: Option<&str>, context: &Context, findings: &mut Findings) {
    let asked = asked.map(Url::read);
    let named = named.map(Url::read).filter(is_address);
    let is_other = |named: &Url| asked.as_ref().is_none_or(|asked| asked.host != named.host);
    if let Some(named) = named.as_ref().filter(|named| is_other(named)) {
        findings.problems.retain(|problem| problem.rule.fails != rules::UNLISTED);
        if let Some(domains) = &context.trusted_domains {
            trusted_domains::examine(named, domains, findings);
        }
    }
    if let Some(refused) = named.or(asked)
        && !findings.problems.iter().any(|problem| problem.rule.fails == rules::UNLISTED)
    {
        trusted_domains::refused(&refused, context.trusted_domains.is_some(), findings);
    }
}

/// The timeout against the time that passed.
fn timeout(args: &Args, context: &Context, findings: &mut Findings) {
    let Some(elapsed) = context.elapsed_ms else { return };
    let after = duration(elapsed);
    match args.timeout {
        Arg::Number(ms) if ms > 0.0 && ms <= network::LONGEST_TIMEOUT => {
            let rule = if elapsed >= ms * NEARLY { &rules::TIMEOUT_RAN_OUT } else { &rules::TIMEOUT_DID_NOT_RUN_OUT };
            let limit = duration(ms);
            findings.add(rule, Some(&limit), &after);
        }
        Arg::Missing if context.args.is_some() => findings.add(&rules::TIMEOUT_WAS_NOT_GIVEN, None, &after),
        _ => {}
    }
}

/// The one of several rows that the arguments speak for; none where they do not decide.
pub(crate) fn narrow(rows: Rows, context: &Context) -> Rows {
    let Some(path) = context.args.as_ref().and_then(|args| args.file_path.text()) else { return Rows::NONE };
    let takes_paths = context.file_path_supported == Some(true);
    let decided = match network::fault_of_path(path) {
        _ if context.api == Some(Api::Request) => Rows::NONE,
        // A path without a fault leaves the other meaning of each code.
        None if takes_paths => rules::NOT_MOVED,
        None => rules::NO_FILE_PATH.or(rules::NOT_MOVED),
        // A client that takes no path at all refuses a bad one too, so that only an empty part decides.
        Some(Rule { fails, .. }) if *fails == rules::EMPTY_PART => rules::EMPTY_PART,
        Some(Rule { fails, .. }) if takes_paths => *fails,
        Some(_) => Rows::NONE,
    };
    rows & decided
}
