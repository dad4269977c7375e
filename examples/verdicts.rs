//! Answers errors as the native core does, one line of JSON for each: `tests/explain/differential.test.mjs` compares the
//! lines with the answers of the package.
//!
//! A line of the input is `{ "error": PlatformError, "context": { .. } }`, with rows as their positions in the catalog. A
//! line of the output is the explanation with the ids of rows in place of the rows.

use serde::Deserialize;
use std::io::{BufWriter, Error, Write, stdin, stdout};
use ttminis_explain::catalog::RowSet;
use ttminis_explain::{Api, Context, Explanation, Meaning, Near, PlatformError, explain};

#[derive(Deserialize)]
struct Question {
    error: PlatformError,
    context: Call,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Call {
    api: Option<Api>,
    aborted: Option<bool>,
    is_idempotent: Option<bool>,
    has_idempotent_method: Option<bool>,
    supported: Vec<usize>,
    certain: Vec<usize>,
    opposed: Vec<usize>,
}

fn main() -> Result<(), Error> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let question: Question = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &with_ids(explain(&question.error, &(&question.context).into())))?;
        writeln!(out)?;
    }
    out.flush()
}

/// The same explanation, with ids in place of rows.
fn with_ids(explanation: Explanation) -> Explanation<&'static str> {
    let Explanation { status, api, meanings, decide_by, reason, nearest, family, contradictions, may_retry } =
        explanation;
    let meanings = meanings.into_iter().map(|Meaning { entry, matched, retry, expected, http_status, aborted }| {
        Meaning { entry: entry.id, matched, retry, expected, http_status, aborted }
    });
    let nearest = nearest.into_iter().map(|Near { entry, why }| Near { entry: entry.id, why });
    let (meanings, nearest) = (meanings.collect(), nearest.collect());
    Explanation { status, api, meanings, decide_by, reason, nearest, family, contradictions, may_retry }
}

impl From<&Call> for Context {
    fn from(call: &Call) -> Context {
        let rows =
            |indices: &[usize]| indices.iter().fold(RowSet::EMPTY, |rows, index| rows | RowSet::of_index(*index));
        Context {
            api: call.api,
            aborted: call.aborted,
            is_idempotent: call.is_idempotent,
            has_idempotent_method: call.has_idempotent_method,
            supported: rows(&call.supported),
            certain: rows(&call.certain),
            opposed: rows(&call.opposed),
        }
    }
}
