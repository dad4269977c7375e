//! Every rule: what it is about, whether a page of the platform states it, the rows that a call which breaks it fails
//! with, and what is said then.
//!
//! In a text, `{value}` stands for the value, `{fix}` for what to write instead, and each `{}` for the next of the words
//! that come with the finding.

use super::Subject;
use crate::catalog::{DOC_C, DOC_DOMAINS, DOC_IN_APP_ADS, Origin, Rows};

/// The page of `request`.
const DOC_REQUEST: &str = "https://developers.tiktok.com/docs/en/mini-games-sdk-network-request";

const ARGV: Rows = Rows::of_id("network/600005");
const INVALID_URL: Rows = Rows::of_id("network/600009");
const BAD_SCHEME: Rows = Rows::of_id("network/600011");
pub(super) const UNLISTED: Rows = Rows::of_id("network/21100");
pub(super) const TIMEOUT: Rows = Rows::of_id("network/21103");
const TOO_LARGE: Rows = Rows::of_id("network/603301");
pub(super) const NOT_WRITABLE: Rows = Rows::of_id("network/100000/file-path-error");
pub(super) const NO_FILE_PATH: Rows = Rows::of_id("network/100000/file-path-not-supported");
pub(super) const EMPTY_PART: Rows = Rows::of_id("network/21101/destination-path-has-error");
pub(super) const NOT_MOVED: Rows = Rows::of_id("network/21101/move-file-failed");
const EMPTY_ID: Rows = Rows::of_id("ad.init/11001");
const BAD_ID: Rows = Rows::of_id("ad.init/10001");
const NO_PLACEMENT: Rows = Rows::of_id("ad.init/20001");
pub(super) const OTHER_TYPE: Rows = Rows::of_id("ad.init/20007");
/// The rows about a placement that has to be looked up in the portal.
pub(super) const PLACEMENT: Rows =
    NO_PLACEMENT.or(Rows::of_id("ad.init/20002")).or(Rows::of_id("ad.init/20003")).or(OTHER_TYPE);
pub(super) const TOO_OFTEN: Rows = Rows::of_id("ad.init/30001");
const UNKNOWN_AD: Rows = Rows::of_id("ad.show/11002");
const SHOWN: Rows = Rows::of_id("ad.show/11003");

/// The errors that are found before anything is sent, so that a call can have several of these faults at once.
pub(super) const FOUND_BEFOREHAND: Rows =
    ARGV.or(INVALID_URL).or(BAD_SCHEME).or(UNLISTED).or(NOT_WRITABLE).or(NO_FILE_PATH).or(EMPTY_ID).or(BAD_ID);

/// A rule.
#[derive(Debug, PartialEq)]
pub(super) struct Rule {
    pub subject: Subject,
    /// `Reference` where a page of the platform states it, `Derived` for a hint.
    pub origin: Origin,
    /// The rows that a call which breaks it fails with; of a hint, if it fails.
    pub fails: Rows,
    pub text: &'static str,
    /// Where it is not the page of the first row.
    pub doc_url: Option<&'static str>,
}

const fn stated(subject: Subject, fails: Rows, text: &'static str) -> Rule {
    Rule { subject, origin: Origin::Reference, fails, text, doc_url: None }
}

const fn hint(subject: Subject, fails: Rows, text: &'static str) -> Rule {
    Rule { subject, origin: Origin::Derived, fails, text, doc_url: None }
}

impl Rule {
    const fn on(self, doc_url: &'static str) -> Rule {
        Rule { doc_url: Some(doc_url), ..self }
    }
}

use Subject::{Ad, AdUnitId, Api, Args, Data, FilePath, Header, Method, Timeout, TrustedDomains, Url};

// The call and its options.
pub(super) static API_IS_UNKNOWN: Rule = hint(
    Api,
    Rows::NONE,
    "The api \"{value}\" is not known and was ignored: use request, downloadFile, ad.init, ad.load or ad.show.",
);
pub(super) static API_IS_NO_STRING: Rule = hint(
    Api,
    Rows::NONE,
    "The api in the context is not a text and was ignored: use request, downloadFile, ad.init, ad.load or ad.show.",
);
pub(super) static NO_OPTIONS: Rule =
    stated(Args, ARGV, "The options are {}: pass an object with the url in it.").on(DOC_REQUEST);

// `url`.
pub(super) static URL_IS_NO_STRING: Rule =
    stated(Url, ARGV, "url is {}: pass a string that begins with https://.").on(DOC_REQUEST);
pub(super) static URL_IS_EMPTY: Rule =
    stated(Url, INVALID_URL, "url is empty: pass an address that begins with https://.");
pub(super) static URL_IS_BLANK: Rule =
    hint(Url, INVALID_URL, "url is nothing but white space: pass an address that begins with https://.");
pub(super) static URL_HAS_NO_SCHEME: Rule = stated(Url, INVALID_URL, "url \"{value}\" has no scheme: write \"{fix}\".");
pub(super) static URL_IS_RELATIVE: Rule = stated(
    Url,
    INVALID_URL,
    "url \"{value}\" has no scheme and no host, and a game has no page that it could be relative to: write the whole address, \
     beginning with https://.",
);
pub(super) static URL_SCHEME_IS_HOST: Rule = hint(
    Url,
    INVALID_URL.or(BAD_SCHEME),
    "url \"{value}\" has no scheme, so what stands before its colon is taken for one: write \"{fix}\".",
);
pub(super) static URL_SCHEME: Rule =
    stated(Url, BAD_SCHEME, "url \"{value}\" has the scheme \"{}\", which is not supported: use http:// or https://.");
pub(super) static URL_HOST_CHARACTER: Rule =
    stated(Url, INVALID_URL, "url \"{value}\" cannot be read: its host has the character \"{}\" in it.");
pub(super) static URL_HAS_NO_HOST: Rule = stated(Url, INVALID_URL, "url \"{value}\" cannot be read: it has no host.");
pub(super) static URL_IPV4: Rule =
    hint(Url, INVALID_URL, "url \"{value}\" cannot be read: its host ends in a number, but is no IPv4 address.");
pub(super) static URL_IPV6: Rule =
    stated(Url, INVALID_URL, "url \"{value}\" cannot be read: its host has brackets, but is no IPv6 address.");
pub(super) static URL_PUNYCODE: Rule = hint(
    Url,
    INVALID_URL,
    "url \"{value}\" cannot be read: its host has a part that begins with xn-- and is no Punycode.",
);
pub(super) static URL_PORT: Rule =
    stated(Url, INVALID_URL, "url \"{value}\" cannot be read: its port is no number up to 65535.");
pub(super) static URL_PORT_IS_LARGE: Rule =
    hint(Url, INVALID_URL, "url \"{value}\" cannot be read: its port is no number up to 65535.");
pub(super) static URL_IS_REPAIRED: Rule = hint(
    Url,
    INVALID_URL,
    "url \"{value}\" does not have exactly two slashes behind its scheme, which browsers repair and other readers may not: \
     write \"{fix}\".",
);
pub(super) static URL_HAS_TWO_SCHEMES: Rule =
    hint(Url, INVALID_URL.or(UNLISTED), "url \"{value}\" has two schemes, one behind the other: write \"{fix}\".");
pub(super) static URL_HOST_IS_REWRITTEN: Rule = hint(
    Url,
    INVALID_URL,
    "url \"{value}\" has a host that browsers read as \"{}\", and other readers may not: write \"{fix}\".",
);
pub(super) static URL_HAS_SPACE_AROUND: Rule = hint(
    Url,
    INVALID_URL,
    "url has spaces or line breaks around it or in it, which browsers take out and other readers may not: write \"{fix}\".",
);
pub(super) static URL_HAS_UNENCODED: Rule = hint(
    Url,
    INVALID_URL,
    "url \"{value}\" has the character \"{}\" behind its host, which browsers encode and other readers may not: pass the url \
     through encodeURI, or its parts through encodeURIComponent.",
);
pub(super) static URL_HAS_USER: Rule = hint(
    Url,
    INVALID_URL.or(UNLISTED),
    "url has a user name or a password before its host, which not every reader takes, and everyone who has the game can read: \
     take it out.",
);
pub(super) static URL_HAS_BAD_PERCENT: Rule = hint(
    Url,
    INVALID_URL,
    "url \"{value}\" has a percent sign in it that is not followed by two hexadecimal digits: as itself it is written as %25.",
);

// The trusted domains.
pub(super) static DOMAIN_IS_MISSING: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is not on the list of trusted domains that was given: add \"{fix}\", or correct the url.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_NEAR: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is not on the list of trusted domains that was given, and the entry \"{}\" is nearly it: if one of \
     them is misspelled, correct it; if not, add the host.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_UNCERTAIN: Rule = hint(
    Url,
    UNLISTED,
    "Whether the host \"{value}\" is on the list of trusted domains that was given cannot be told, since not all of its, or the \
     list's, forms are known here: write it in the same way in both places.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_PARENT: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is below the trusted domain \"{}\", and that an entry covers what is below it is not documented: add \
     \"{fix}\".",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_WWW: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is trusted only with www., as \"{}\": use that host, or add \"{fix}\".",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_WILDCARD: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is meant by the trusted domain \"{}\", but entries cannot contain wildcards: add \"{fix}\" instead.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_HAS_PATH: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is meant by the trusted domain \"{}\", but entries cannot contain paths: write \"{fix}\" instead.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_HAS_SCHEME: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is meant by the trusted domain \"{}\", but entries start with https://: write \"{fix}\" instead.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_SPELLING: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is the trusted domain \"{}\" in another spelling, and how the platform compares them is not \
     documented: write \"{fix}\" in both places.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_FORM: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is the trusted domain \"{}\", but entries start with https:// and have nothing behind the host: write \
     \"{fix}\".",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_TRAILING_DOT: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is the trusted domain \"{}\" but for the dot at the end, and how the platform compares them is not \
     documented: write \"{fix}\" in both places.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_PORT: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is the trusted domain \"{}\", but the ports differ, and whether entries cover or may have ports is not \
     documented: serve it at the default port, as \"{fix}\".",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_WITHOUT_TLS: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is the trusted domain \"{}\", but the url uses http://, and entries stand for https:// addresses: use \
     \"{fix}\".",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_ADDRESS: Rule = stated(
    Url,
    UNLISTED,
    "The host \"{value}\" is not on the list of trusted domains that was given, and it may not be possible to add it: the sibling \
     platform takes only names, neither addresses nor localhost. Give the server a name, and add that.",
)
.on(DOC_DOMAINS);
pub(super) static TOO_MANY_DOMAINS: Rule =
    stated(TrustedDomains, Rows::NONE, "There are {value} trusted domains, and the platform takes up to 20.")
        .on(DOC_DOMAINS);
pub(super) static DOMAIN_TO_ADD: Rule =
    hint(Url, UNLISTED, "The host of the url is \"{value}\", so the trusted domain to add is \"{fix}\".")
        .on(DOC_DOMAINS);
pub(super) static DOMAIN_ADDRESS_TO_ADD: Rule = hint(
    Url,
    UNLISTED,
    "The host of the url is \"{value}\", and it may not be possible to add it as a trusted domain: the sibling platform takes \
     only names, neither addresses nor localhost. Give the server a name, and add that.",
)
.on(DOC_DOMAINS);
pub(super) static DOMAIN_IS_LISTED: Rule = hint(
    Url,
    UNLISTED,
    "The host \"{value}\" is on the list of trusted domains that was given: check that it is the saved list of this very game, that \
     the change has reached the client, and where the server redirects to.",
)
.on(DOC_DOMAINS);

// The other arguments of `request` and `downloadFile`.
pub(super) static METHOD_IS_NO_STRING: Rule =
    stated(Method, ARGV, "method is {}: pass a string such as \"GET\" or \"POST\".");
pub(super) static METHOD_IS_UNKNOWN: Rule = stated(
    Method,
    ARGV,
    "method \"{value}\" is not a supported value: write \"GET\", \"POST\" or another method in this form.",
);
pub(super) static METHOD_SPELLING: Rule =
    hint(Method, ARGV, "method \"{value}\" is not spelled as HTTP has it: write \"{fix}\".");
pub(super) static METHOD_MAY_BE_UNSUPPORTED: Rule = hint(
    Method,
    ARGV,
    "method \"{value}\" may not be supported: TikTok does not say which are, and its sibling platform takes GET, POST, OPTIONS, \
     PUT, HEAD and DELETE.",
)
.on(DOC_REQUEST);
pub(super) static DATA_TYPE: Rule = stated(Data, ARGV, "data is {}: pass a string, an object or an ArrayBuffer.");
pub(super) static DATA_IS_VIEW: Rule = hint(
    Data,
    ARGV,
    "data is a view of an ArrayBuffer, such as a Uint8Array: pass the ArrayBuffer itself, cut to the part that is meant.",
);
pub(super) static DATA_IS_PROMISE: Rule = hint(Data, ARGV, "data is a promise: wait for it, and pass what it gives.");
pub(super) static HEADER_TYPE: Rule =
    hint(Header, ARGV, "header is {}: pass an object with a property for each header.").on(DOC_REQUEST);
pub(super) static HEADER_HAS_REFERER: Rule =
    stated(Header, Rows::NONE, "header has a Referer, which cannot be set: take it out.").on(DOC_REQUEST);
pub(super) static TIMEOUT_TYPE: Rule =
    hint(Timeout, ARGV, "timeout is {}: pass a number of milliseconds, such as 10000.").on(DOC_REQUEST);
pub(super) static TIMEOUT_IS_SHORT: Rule = hint(
    Timeout,
    TIMEOUT,
    "timeout is {value} ms, in which hardly any server answers: it is in milliseconds, so write 10000 for ten seconds.",
)
.on(DOC_REQUEST);
pub(super) static TIMEOUT_RAN_OUT: Rule = hint(
    Timeout,
    TIMEOUT,
    "The call failed after {}, when its timeout of {value} was over: give it more time, or make the server answer faster.",
);
pub(super) static TIMEOUT_DID_NOT_RUN_OUT: Rule = hint(
    Timeout,
    TIMEOUT,
    "The call failed after {}, before its timeout of {value} was over, so something else ended it.",
);
pub(super) static TIMEOUT_WAS_NOT_GIVEN: Rule = hint(
    Timeout,
    TIMEOUT,
    "The call failed after {} and had no timeout of its own, so by the client's limit, which is not documented: passing a \
     timeout may give it more time.",
);
pub(super) static FILE_PATH_TYPE: Rule = hint(
    FilePath,
    NOT_WRITABLE.or(ARGV),
    "filePath is {}: pass a path that begins with ttfile://user/ or ttfile://temp/.",
);
pub(super) static FILE_PATH_IS_OUTSIDE: Rule = stated(
    FilePath,
    NOT_WRITABLE,
    "filePath \"{value}\" is not below ttfile://user or ttfile://temp, and a game can write nowhere else.",
);
pub(super) static FILE_PATH_IS_BESIDE: Rule = hint(
    FilePath,
    NOT_WRITABLE,
    "filePath \"{value}\" begins like ttfile://user or ttfile://temp, but names another directory: put a slash behind that.",
);
pub(super) static FILE_PATH_GOES_UP: Rule = hint(
    FilePath,
    NOT_WRITABLE,
    "filePath \"{value}\" goes up with \"..\", which may leave the directory: write it without.",
);
pub(super) static FILE_PATH_HAS_EMPTY_PART: Rule = stated(
    FilePath,
    EMPTY_PART,
    "filePath \"{value}\" has an empty part: two slashes in a row, or a variable that was empty.",
);
pub(super) static FILE_PATH_HAS_NO_NAME: Rule = hint(
    FilePath,
    EMPTY_PART.or(NOT_WRITABLE),
    "filePath \"{value}\" does not name a file: write the directory, such as ttfile://user/, and the name of the file behind it.",
);
pub(super) static FILE_PATH_IS_UNSUPPORTED: Rule = stated(
    FilePath,
    NO_FILE_PATH,
    "filePath \"{value}\" was given, and this client does not support it: leave it out, and take the file from the temporary \
     directory.",
);
pub(super) static FILE_PATH_DESTINATION: Rule = hint(FilePath, NOT_MOVED, "The file was to be moved to \"{value}\".");
pub(super) static FILE_IS_TOO_LARGE: Rule =
    stated(Args, TOO_LARGE, "The file has {value}, and the limit is 200 MB: load it in parts, or make it smaller.");
pub(super) static FILE_MAY_BE_TOO_LARGE: Rule = hint(
    Args,
    TOO_LARGE,
    "The file has {value}, which is about the limit of 200 MB: load it in parts, or make it smaller.",
);

// Creating ads.
pub(super) static ID_IS_MISSING: Rule =
    hint(AdUnitId, EMPTY_ID.or(BAD_ID), "adUnitId is {}: pass the placement ID from the portal, as a string.");
pub(super) static ID_IS_EMPTY: Rule =
    stated(AdUnitId, EMPTY_ID, "adUnitId is empty: pass the placement ID from the portal.");
pub(super) static ID_TYPE: Rule =
    stated(AdUnitId, BAD_ID, "adUnitId is {}: pass the placement ID from the portal, as a string.");
pub(super) static ID_IS_NUMBER: Rule = stated(
    AdUnitId,
    BAD_ID,
    "adUnitId is a number: pass the placement ID as a string, since a number loses the last digits of a long one.",
);
pub(super) static ID_HAS_SPACES: Rule = hint(
    AdUnitId,
    EMPTY_ID.or(NO_PLACEMENT),
    "adUnitId \"{value}\" has spaces or invisible characters in it, as they come along when it is copied from the portal: write \
     \"{fix}\".",
)
.on(DOC_IN_APP_ADS);
pub(super) static ID_TO_LOOK_FOR: Rule =
    hint(AdUnitId, PLACEMENT, "The placement to look for in the portal is \"{value}\".").on(DOC_IN_APP_ADS);
pub(super) static ID_TO_LOOK_FOR_WITH_TYPE: Rule = hint(
    AdUnitId,
    OTHER_TYPE,
    "The placement to look for in the portal is \"{value}\": it was created with {}, so it has to be of the type \"{}\".",
)
.on(DOC_IN_APP_ADS);
pub(super) static CREATED_OFTEN: Rule = hint(
    Ad,
    TOO_OFTEN,
    "Ads of this ad unit were created {} times in the last minute: create one when it is going to be shown, not on every frame \
     or scene change, and not in a loop that runs until it works. How many are too many is not documented.",
);

// Showing ads.
pub(super) static SHOWN_BEFORE: Rule = stated(
    Ad,
    // Once it was shown the instance is released, so it may also be one that is not found.
    UNKNOWN_AD.or(SHOWN),
    "Each instance can be shown once, and this one was shown {}: create a new one with {} for every show. Code made for a \
     platform that shows one instance again and again, as Douyin does, has to be changed here.",
)
.on(DOC_C);
pub(super) static SHOWN_TOO_EARLY: Rule =
    hint(Ad, UNKNOWN_AD, "show() was called before the ad had loaded: wait for load() or onLoad, and show it then.")
        .on(DOC_C);
pub(super) static CLOSE_LISTENERS: Rule = hint(
    Ad,
    Rows::NONE,
    "This ad has {} onClose listeners, each of which may give the reward: add one only, or take the old one off first.",
);
pub(super) static ERROR_LISTENERS: Rule = hint(
    Ad,
    Rows::NONE,
    "This ad has {} onError listeners, each of which handles the same error: add one only, or take the old one off first.",
);
pub(super) static CLOSED_AFTER_ERROR: Rule = stated(
    Ad,
    Rows::NONE,
    "onClose came behind an error: an ad that cannot be played closes itself. Give the reward only where isEnded is true.",
)
.on(DOC_C);

#[cfg(test)]
mod tests {
    use super::{API_IS_NO_STRING, API_IS_UNKNOWN};
    use crate::Api;

    #[test]
    fn every_call_is_named_to_one_who_names_none() {
        let [first, second, third, fourth, last] = Api::ALL.map(Api::name);
        let list = format!("use {first}, {second}, {third}, {fourth} or {last}.");
        for rule in [&API_IS_UNKNOWN, &API_IS_NO_STRING] {
            assert!(rule.text.ends_with(&list), "{}", rule.text);
        }
    }
}
