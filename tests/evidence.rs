//! Every combination of a code, a wording and a call, against a model of ten lines: what fits all three is the answer.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{APIS, Answer, api, apis_of, ask, assert_none, wordings_of};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use ttminis_explain::Status;
use ttminis_explain::catalog::{self, Code, Entry};

/// What is given of an error; everything may be missing.
#[derive(Clone, Copy, Debug)]
struct Evidence {
    code: Option<i64>,
    wording: Option<&'static str>,
    api: Option<&'static str>,
}

impl Evidence {
    fn ask(self) -> Answer {
        let mut error = json!({});
        if let Some(code) = self.code {
            error["errCode"] = json!(code);
        }
        if let Some(wording) = self.wording {
            error["errMsg"] = json!(wording);
        }
        ask(&error, &self.api.map_or(Value::Null, api))
    }

    fn code_fits(self, entry: &Entry) -> bool {
        self.code.is_none_or(|code| entry.code.covers(code as f64))
    }

    fn wording_fits(self, entry: &'static Entry) -> bool {
        let is = |wording: &str| wordings_of(entry).iter().any(|other| other.eq_ignore_ascii_case(wording));
        self.wording.is_none_or(is)
    }

    fn api_fits(self, entry: &Entry) -> bool {
        self.api.is_none_or(|api| apis_of(entry).contains(&api))
    }

    /// The rows that fit everything that is given.
    fn rows(self) -> Vec<&'static str> {
        ids(|entry| self.code_fits(entry) && self.wording_fits(entry) && self.api_fits(entry))
    }
}

fn ids(predicate: impl Fn(&'static Entry) -> bool) -> Vec<&'static str> {
    catalog::entries().filter(|entry| predicate(entry)).map(|entry| entry.id).collect()
}

/// Every code of the reference, a few HTTP statuses and a few codes that are not listed.
fn codes() -> BTreeSet<i64> {
    let mut codes = BTreeSet::from([100, 199, 200, 299, 300, 404, 500, 599, 600, 50100, 50108, 600_002]);
    for entry in catalog::entries() {
        match entry.code {
            Code::One(code) => codes.extend([i64::from(code)]),
            Code::Range(first, last) => codes.extend([i64::from(first), i64::from(last)]),
            Code::HttpNon2xx => {}
        }
    }
    codes
}

/// Every combination, but for those that rest on the sub error codes of 50000 and on `load()`, which no table covers.
fn combinations() -> Vec<Evidence> {
    let codes = codes();
    let wordings: BTreeSet<&'static str> = catalog::entries().flat_map(wordings_of).collect();
    let with_none = |list: &[&'static str]| {
        let some = list.iter().copied().map(Some);
        [None].into_iter().chain(some).collect::<Vec<_>>()
    };
    let wordings = with_none(&wordings.into_iter().collect::<Vec<_>>());
    let apis = with_none(&APIS.into_iter().filter(|api| *api != "ad.load").collect::<Vec<_>>());
    let mut combinations = Vec::new();
    for code in [None].into_iter().chain(codes.into_iter().map(Some)) {
        for &wording in &wordings {
            for &api in &apis {
                let given = Evidence { code, wording, api };
                let is_sub_code = ids(|entry| given.wording_fits(entry)).iter().any(|id| id.starts_with("ad.show/501"));
                if code != Some(50000) || wording.is_none() || !is_sub_code {
                    combinations.push(given);
                }
            }
        }
    }
    combinations
}

#[test]
fn one_row_that_fits_everything_is_the_answer_and_several_are_the_candidates() {
    let mut offenders = Vec::new();
    for given in combinations().into_iter().filter(|given| given.code.is_some() || given.wording.is_some()) {
        let answer = given.ask();
        let is_right = match given.rows()[..] {
            [] => true,
            [id] => answer.is_known_as(id) && answer.contradictions().is_empty(),
            ref rows => {
                answer.status() == Status::Ambiguous
                    && answer.candidates() == rows
                    && answer.contradictions().is_empty()
            }
        };
        if !is_right {
            offenders.push(format!("{given:?}: {} in place of {:?}", answer.verdict(), given.rows()));
        }
    }
    assert_none("answers that are not the rows that fit", &offenders);
}

#[test]
fn an_answer_is_exact_only_when_code_and_message_or_code_and_api_agree() {
    let mut offenders = Vec::new();
    for given in combinations() {
        let is_confirmed = given.code.is_some() && (given.wording.is_some() || given.api.is_some());
        let is_exact = is_confirmed && given.rows().len() == 1;
        let answer = given.ask();
        if answer.is_exact() != is_exact {
            offenders.push(format!("{given:?}: {}, {:?}", answer.verdict(), answer.confidence()));
        }
    }
    assert_none("answers that are surer, or less sure, than what came in", &offenders);
}

#[test]
fn what_contradicts_itself_is_said_to() {
    let mut offenders = Vec::new();
    for given in combinations() {
        let listed = [given.code.is_some(), given.wording.is_some(), given.api.is_some()];
        let code_is_listed = !ids(|entry| given.code_fits(entry)).is_empty();
        if listed.iter().filter(|is_given| **is_given).count() < 2 || !code_is_listed || !given.rows().is_empty() {
            continue;
        }
        let mut pairs = Vec::new();
        if listed[0] && listed[1] && ids(|entry| given.code_fits(entry) && given.wording_fits(entry)).is_empty() {
            pairs.push("code-message");
        }
        if listed[0] && listed[2] && ids(|entry| given.code_fits(entry) && given.api_fits(entry)).is_empty() {
            pairs.push("api-code");
        }
        if listed[1] && listed[2] && ids(|entry| given.wording_fits(entry) && given.api_fits(entry)).is_empty() {
            pairs.push("api-message");
        }
        let answer = given.ask();
        let said = answer.contradictions();
        let is_said = if pairs.is_empty() { !said.is_empty() } else { said.iter().any(|pair| pairs.contains(pair)) };
        if !is_said {
            offenders.push(format!("{given:?}: {} says {said:?} in place of one of {pairs:?}", answer.verdict()));
        }
    }
    assert_none("contradictions that are passed over", &offenders);
}

#[test]
fn a_code_is_never_explained_with_the_row_of_another() {
    let mut offenders = Vec::new();
    for given in combinations().into_iter().filter(|given| given.code.is_some()) {
        let answer = given.ask();
        let own = ids(|entry| given.code_fits(entry));
        if answer.status() == Status::Known && !answer.id().is_some_and(|id| own.contains(&id)) {
            offenders.push(format!("{given:?}: {}", answer.verdict()));
        }
    }
    assert_none("codes explained with another code's row", &offenders);
}

#[test]
fn an_unlisted_code_stays_unknown_and_the_row_of_its_message_is_the_nearest() {
    let mut offenders = Vec::new();
    for given in combinations() {
        let Some(wording) = given.wording else { continue };
        if given.code.is_none() || !ids(|entry| given.code_fits(entry)).is_empty() {
            continue;
        }
        let answer = given.ask();
        let rows = ids(|entry| wordings_of(entry).iter().any(|other| other.eq_ignore_ascii_case(wording)));
        if answer.status() != Status::Unknown || answer.nearest() != rows {
            offenders.push(format!("{given:?}: {}, nearest {:?}", answer.verdict(), answer.nearest()));
        }
    }
    assert_none("unlisted codes that are explained, or not with their message's row as the nearest", &offenders);
}

#[test]
fn a_load_that_failed_is_never_sure_of_a_row_since_no_table_covers_it() {
    let mut offenders = Vec::new();
    for given in combinations().into_iter().filter(|given| given.api.is_none()) {
        let answer = Evidence { api: Some("ad.load"), ..given }.ask();
        let is_network = answer.id().is_some_and(|id| id.starts_with("network/")) && given.wording.is_none();
        if answer.is_exact() || is_network {
            offenders.push(format!("{given:?}: {}, {:?}", answer.verdict(), answer.confidence()));
        }
    }
    assert_none("codes of load() that are explained as if a table covered it", &offenders);
}
