//! The rules for `request` and `downloadFile`, but for the URL.

use super::args::{Arg, Args, Data};
use super::{Problem, Subject, joined, quoted, row, trusted_domains, url_argument};
use crate::api::Api;
use crate::catalog::{Origin, Rows};
use crate::context::Context;
use crate::input::Kind;
use crate::input::scan::{find, trim};
use crate::prose::{integer, is_whole};
use alloc::string::String;

/// The page of `request`.
const DOC_REQUEST: &str = "https://developers.tiktok.com/docs/en/mini-games-sdk-network-request";
/// What the reference states as the limit of the temporary directory: 200 MB, in either meaning of the word.
const MOST_BYTES: f64 = 200.0 * 1024.0 * 1024.0;
const MOST_DECIMAL_BYTES: f64 = 200e6;
/// The methods of the sibling platform; TikTok lists none.
const METHODS: [&str; 6] = ["GET", "POST", "OPTIONS", "PUT", "HEAD", "DELETE"];
/// Further methods of HTTP.
const OTHER_METHODS: [&str; 3] = ["PATCH", "TRACE", "CONNECT"];
/// The longest time that 32 bits hold, which is the type that the page gives for a timeout, in milliseconds.
const LONGEST_TIMEOUT: f64 = 2_147_483_647.0;
/// A timeout below this is rather one in seconds. Ours, in milliseconds.
const SHORT_TIMEOUT: f64 = 100.0;
/// The directories that the game may write to.
const DIRECTORIES: [&str; 2] = ["ttfile://user", "ttfile://temp"];

const ARGV: &str = "network/600005";
pub(super) const FILE_PATH: &str = "network/100000/file-path-error";
pub(super) const NO_FILE_PATH: &str = "network/100000/file-path-not-supported";
pub(super) const DESTINATION: &str = "network/21101/destination-path-has-error";
pub(super) const MOVE_FAILED: &str = "network/21101/move-file-failed";

pub(super) fn examine(args: &Args, context: &Context, put: &mut dyn FnMut(Problem)) {
    if args.whole != Arg::Other(Kind::Object) {
        let text = ["The options are ", args.whole.kind(), ": pass an object with the url in it."];
        put(Problem::stated(Subject::Args, row(ARGV), &text).doc_url(DOC_REQUEST));
        return;
    }
    let url = url_argument::examine(&args.url, put);
    if let (Some(url), Some(domains)) = (&url, &context.trusted_domains) {
        trusted_domains::examine(url, domains, put);
    }
    let may_be_download = context.api != Some(Api::Request);
    if context.api != Some(Api::DownloadFile) {
        method(&args.method, put);
        data(args, put);
    }
    header(args, put);
    timeout(&args.timeout, put);
    if may_be_download {
        file_path(&args.file_path, context.file_path_supported, put);
        size(context.total_bytes, put);
    }
}

fn method(method: &Arg, put: &mut dyn FnMut(Problem)) {
    let method = match method {
        Arg::Missing => return,
        Arg::Text(method) => method,
        other => {
            let text = ["method is ", other.kind(), ": pass a string such as \"GET\" or \"POST\"."];
            put(Problem::stated(Subject::Method, row(ARGV), &text));
            return;
        }
    };
    if METHODS.contains(&method.as_str()) {
        return;
    }
    let is = |known: &&&str| trim(method).eq_ignore_ascii_case(known);
    let quoted = quoted(method);
    let problem = if let Some(known) = METHODS.iter().chain(OTHER_METHODS.iter()).find(is) {
        if known == method {
            let text = [
                "method ",
                &quoted,
                " is one that TikTok may not support: it lists none, and its sibling platform takes GET, POST, OPTIONS, \
                 PUT, HEAD and DELETE.",
            ];
            Problem::hint(Subject::Method, row(ARGV), &text)
        } else {
            let text = ["method ", &quoted, " is not written as HTTP has it: write \"", known, "\"."];
            Problem::hint(Subject::Method, row(ARGV), &text).suggestion(String::from(*known))
        }
    } else {
        let text = ["method ", &quoted, " is no method of HTTP: write \"GET\", \"POST\" or another one."];
        Problem::stated(Subject::Method, row(ARGV), &text)
    };
    put(problem.value(method));
}

fn data(args: &Args, put: &mut dyn FnMut(Problem)) {
    let unsupported = match &args.data {
        Arg::Missing | Arg::Text(_) => return,
        Arg::Other(Kind::Object | Kind::Array) => match args.data_is {
            Data::Plain => return,
            Data::View => {
                let text = "data is a view of an ArrayBuffer, such as a Uint8Array: pass the ArrayBuffer itself, cut to the \
                            part that is meant. A string, an object or an ArrayBuffer is supported.";
                put(Problem::hint(Subject::Data, row(ARGV), &[text]));
                return;
            }
            Data::Promise => {
                let text = "data is a promise: wait for it, and pass what it gives.";
                put(Problem::hint(Subject::Data, row(ARGV), &[text]));
                return;
            }
        },
        other => other.kind(),
    };
    let text = ["data is ", unsupported, ": pass a string, an object or an ArrayBuffer."];
    put(Problem::stated(Subject::Data, row(ARGV), &text));
}

fn header(args: &Args, put: &mut dyn FnMut(Problem)) {
    if args.has_referer {
        let text = "header has a Referer, which cannot be set: take it out.";
        let problem = Problem::hint(Subject::Header, Rows::NONE, &[text]).doc_url(DOC_REQUEST);
        put(Problem { origin: Origin::Reference, ..problem });
    }
    if !matches!(args.header, Arg::Missing | Arg::Other(Kind::Object)) {
        let text = ["header is ", args.header.kind(), ": pass an object with a property for each header."];
        put(Problem::hint(Subject::Header, row(ARGV), &text).doc_url(DOC_REQUEST));
    }
}

fn timeout(timeout: &Arg, put: &mut dyn FnMut(Problem)) {
    let hint = |rows, what: &str| {
        Problem::hint(Subject::Timeout, rows, &["timeout is ", what, ": pass a number of milliseconds, such as 10000."])
            .doc_url(DOC_REQUEST)
    };
    match timeout {
        Arg::Missing => {}
        Arg::Number(ms) if *ms >= SHORT_TIMEOUT && *ms <= LONGEST_TIMEOUT => {}
        Arg::Number(ms) if *ms > 0.0 && *ms < SHORT_TIMEOUT => {
            let about = joined(&[if is_whole(*ms) { "" } else { "about " }, &integer(*ms)]);
            let what = joined(&[&about, ", which is far too short if seconds are meant"]);
            put(hint(row("network/21103"), &what).value(&about));
        }
        Arg::Number(ms) if *ms > LONGEST_TIMEOUT => put(hint(row(ARGV), "longer than 32 bits hold")),
        Arg::Number(_) => put(hint(row(ARGV), "not above zero")),
        other => put(hint(row(ARGV), other.kind())),
    }
}

pub(super) fn file_path(path: &Arg, supported: Option<bool>, put: &mut dyn FnMut(Problem)) {
    if path.is_missing() {
        return;
    }
    if supported == Some(false) {
        let text = "This client does not support filePath: leave it out, and take the file from the temporary directory.";
        put(Problem::stated(Subject::FilePath, row(NO_FILE_PATH), &[text]));
        return;
    }
    let Some(path) = path.text() else {
        let text = ["filePath is ", path.kind(), ": pass a path that begins with ttfile://user/ or ttfile://temp/."];
        put(Problem::stated(Subject::FilePath, row(FILE_PATH), &text));
        return;
    };
    let quoted = quoted(path);
    let inside = DIRECTORIES.iter().find_map(|directory| path.strip_prefix(directory));
    let problem = match inside {
        None => {
            let text = ["filePath ", &quoted, " is not below ttfile://user or ttfile://temp, where alone games can write."];
            Problem::stated(Subject::FilePath, row(FILE_PATH), &text)
        }
        Some("" | "/") => {
            let text = ["filePath ", &quoted, " is the directory itself: put the name of the file behind it."];
            Problem::hint(Subject::FilePath, row(FILE_PATH) | row(DESTINATION), &text)
        }
        Some(inside) if !inside.starts_with('/') => {
            let text = ["filePath ", &quoted, " begins like ttfile://user or ttfile://temp, but is another directory."];
            Problem::hint(Subject::FilePath, row(FILE_PATH), &text)
        }
        Some(inside) if find(inside, "//", 0).is_some() => {
            let text = ["filePath ", &quoted, " has an empty part: two slashes in a row, or a variable that was empty."];
            Problem::stated(Subject::FilePath, row(DESTINATION), &text)
        }
        Some(inside) if inside.ends_with('/') => {
            let text = ["filePath ", &quoted, " ends with a slash: put the name of the file behind it."];
            Problem::hint(Subject::FilePath, row(DESTINATION), &text)
        }
        Some(inside) if inside.ends_with("/..") || find(inside, "/../", 0).is_some() => {
            let text = ["filePath ", &quoted, " goes up with \"..\", which may leave the directory: write the path without it."];
            Problem::hint(Subject::FilePath, row(FILE_PATH), &text)
        }
        Some(_) => return,
    };
    put(problem.value(path));
}

fn size(bytes: Option<f64>, put: &mut dyn FnMut(Problem)) {
    let Some(bytes) = bytes.filter(|bytes| *bytes > MOST_DECIMAL_BYTES) else { return };
    let mb = joined(&[&integer(bytes / 1e6), " MB"]);
    let rows = row("network/603301");
    let what = ["The file has ", &mb, ", and the limit is 200 MB: load it in parts, or make it smaller."];
    let problem = if bytes > MOST_BYTES {
        Problem::stated(Subject::Args, rows, &what)
    } else {
        Problem::hint(Subject::Args, rows, &what)
    };
    put(problem.value(&mb));
}
