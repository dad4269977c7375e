//! The rules for `request` and `downloadFile`, but for the URL.

use super::args::{Arg, Args, Data};
use super::rules::{self, Rule};
use super::url::Url;
use super::{Findings, joined, trusted_domains, url_argument};
use crate::api::Api;
use crate::context::Context;
use crate::input::Kind;
use crate::input::scan::{find, trim};
use crate::prose::integer;
use alloc::string::String;

/// What the reference states as the limit of the temporary directory, 200 MB, in either meaning of the word.
const MOST_BYTES: f64 = 200.0 * 1024.0 * 1024.0;
const MOST_DECIMAL_BYTES: f64 = 200e6;
/// How many trusted domains the platform takes.
const MOST_DOMAINS: f64 = 20.0;
/// The methods of the sibling platform, since TikTok lists none, and behind them the others of HTTP.
const METHODS: [&str; 9] = ["GET", "POST", "OPTIONS", "PUT", "HEAD", "DELETE", "PATCH", "TRACE", "CONNECT"];
const SUPPORTED_METHODS: usize = 6;
/// The longest time that 32 bits hold, which is the type that the page gives for a timeout, in milliseconds.
pub(super) const LONGEST_TIMEOUT: f64 = 2_147_483_647.0;
/// A timeout below this is rather one in seconds. Ours, in milliseconds.
const SHORT_TIMEOUT: f64 = 100.0;

pub(super) fn examine(args: &Args, context: &Context, findings: &mut Findings) {
    if !args.whole.is_object() {
        return findings.add_type(&rules::NO_OPTIONS, &args.whole);
    }
    url(&args.url, context, findings);
    if context.api != Some(Api::DownloadFile) {
        method(&args.method, findings);
        data(args, findings);
    }
    if args.has_referer {
        findings.add(&rules::HEADER_HAS_REFERER, None, "");
    }
    if !args.header.is_beyond() && !args.header.is_object() {
        findings.add_type(&rules::HEADER_TYPE, &args.header);
    }
    timeout(&args.timeout, findings);
    if context.api != Some(Api::Request) {
        file_path(&args.file_path, context, findings);
        size(context.total_bytes, findings);
    }
}

fn url(argument: &Arg, context: &Context, findings: &mut Findings) {
    let text = match argument {
        Arg::Text(text) => text,
        Arg::Other(Kind::Text) => return,
        other => return findings.add_type(&rules::URL_IS_NO_STRING, other),
    };
    let url = Url::read(text);
    url_argument::examine(text, &url, findings);
    if let Some(domains) = &context.trusted_domains {
        if domains.count > MOST_DOMAINS {
            findings.add(&rules::TOO_MANY_DOMAINS, Some(&integer(domains.count)), "");
        }
        trusted_domains::examine(&url, domains, findings);
    }
}

fn method(argument: &Arg, findings: &mut Findings) {
    let method = match argument {
        argument if argument.is_beyond() => return,
        Arg::Text(method) => method.as_str(),
        other => return findings.add_type(&rules::METHOD_IS_NO_STRING, other),
    };
    match METHODS.iter().position(|known| trim(method).eq_ignore_ascii_case(known)) {
        Some(at) => match METHODS.get(at) {
            Some(known) if *known != method => {
                findings.add_fix(&rules::METHOD_SPELLING, method, "", String::from(*known));
            }
            _ if at >= SUPPORTED_METHODS => {
                findings.add(&rules::METHOD_MAY_BE_UNSUPPORTED, Some(method), "");
            }
            _ => {}
        },
        None => findings.add(&rules::METHOD_IS_UNKNOWN, Some(method), ""),
    }
}

fn data(args: &Args, findings: &mut Findings) {
    let rule = match (&args.data, args.data_is) {
        (Arg::Missing | Arg::Text(_) | Arg::Other(Kind::Text), _)
        | (Arg::Other(Kind::Object | Kind::Array), Data::Plain) => return,
        (_, Data::View) => &rules::DATA_IS_VIEW,
        (_, Data::Promise) => &rules::DATA_IS_PROMISE,
        _ => &rules::DATA_TYPE,
    };
    findings.add_type(rule, &args.data);
}

fn timeout(argument: &Arg, findings: &mut Findings) {
    let what = match argument {
        argument if argument.is_beyond() => return,
        Arg::Number(ms) if *ms >= SHORT_TIMEOUT && *ms <= LONGEST_TIMEOUT => return,
        Arg::Number(ms) if *ms >= 1.0 && *ms < SHORT_TIMEOUT => {
            let ms = integer(*ms);
            return findings.add(&rules::TIMEOUT_IS_SHORT, Some(&ms), "");
        }
        Arg::Number(ms) if *ms > LONGEST_TIMEOUT => "more than 32 bits hold",
        Arg::Number(ms) if *ms > 0.0 => "less than a millisecond",
        Arg::Number(_) => "not above zero",
        other => other.kind(),
    };
    findings.add(&rules::TIMEOUT_TYPE, None, what);
}

fn file_path(argument: &Arg, context: &Context, findings: &mut Findings) {
    let path = match argument {
        argument if argument.is_beyond() => return,
        Arg::Text(path) => path.as_str(),
        other => return findings.add_type(&rules::FILE_PATH_TYPE, other),
    };
    let rule = match context.file_path_supported {
        Some(false) => Some(&rules::FILE_PATH_IS_UNSUPPORTED),
        _ => fault_of_path(path),
    };
    if let Some(rule) = rule {
        findings.add(rule, Some(path), "");
    }
}

/// What is wrong with a path.
pub(super) fn fault_of_path(path: &str) -> Option<&'static Rule> {
    let inside = path.strip_prefix("ttfile://user").or_else(|| path.strip_prefix("ttfile://temp"));
    let inside = match inside {
        None if path.is_empty() => "",
        None => return Some(&rules::FILE_PATH_IS_OUTSIDE),
        Some(inside) => inside,
    };
    if matches!(inside, "" | "/") {
        Some(&rules::FILE_PATH_HAS_NO_NAME)
    } else if !inside.starts_with('/') {
        Some(&rules::FILE_PATH_IS_BESIDE)
    } else if find(inside, "//", 0).is_some() {
        Some(&rules::FILE_PATH_HAS_EMPTY_PART)
    } else if inside.ends_with('/') {
        Some(&rules::FILE_PATH_HAS_NO_NAME)
    } else if inside.ends_with("/..") || find(inside, "/../", 0).is_some() {
        Some(&rules::FILE_PATH_GOES_UP)
    } else {
        None
    }
}

fn size(bytes: Option<f64>, findings: &mut Findings) {
    let Some(bytes) = bytes.filter(|bytes| *bytes > MOST_DECIMAL_BYTES) else { return };
    let rule = if bytes > MOST_BYTES { &rules::FILE_IS_TOO_LARGE } else { &rules::FILE_MAY_BE_TOO_LARGE };
    let size = joined(&[&integer(bytes / 1e6), " MB"]);
    findings.add(rule, Some(&size), "");
}
