//! What an HTTP status generally means.
//!
//! The platform says only that a status outside 2xx is a server error whose cause is in the server's logs. The names
//! are those of RFC 9110 and its relatives; the advice is derived.

use crate::input::scan;
use crate::prose;
use alloc::string::String;

/// Whether `code` is an HTTP status outside 2xx: 100 to 199 and 300 to 599.
pub fn is_non_2xx(code: u32) -> bool {
    matches!(code, 100..=199 | 300..=599)
}

/// The registered name of each status, one a line. As `match` arms they would be as long again in code.
const NAMES: &str = "\
301 Moved Permanently
302 Found
303 See Other
304 Not Modified
307 Temporary Redirect
308 Permanent Redirect
400 Bad Request
401 Unauthorized
402 Payment Required
403 Forbidden
404 Not Found
405 Method Not Allowed
406 Not Acceptable
408 Request Timeout
409 Conflict
410 Gone
411 Length Required
412 Precondition Failed
413 Content Too Large
414 URI Too Long
415 Unsupported Media Type
416 Range Not Satisfiable
421 Misdirected Request
422 Unprocessable Content
425 Too Early
426 Upgrade Required
428 Precondition Required
429 Too Many Requests
431 Request Header Fields Too Large
451 Unavailable For Legal Reasons
500 Internal Server Error
501 Not Implemented
502 Bad Gateway
503 Service Unavailable
504 Gateway Timeout
505 HTTP Version Not Supported
511 Network Authentication Required
";

/// The registered name of a status, such as `Not Found`; `None` for a status that has none here.
pub fn name(status: u32) -> Option<&'static str> {
    // Shorter numbers would be found inside others.
    if status < 100 {
        return None;
    }
    let mut number = String::new();
    prose::push_integer(&mut number, f64::from(status));
    let start = scan::find(NAMES, &number, 0)? + "404 ".len();
    NAMES.get(start..scan::skip(NAMES, start, |byte| byte != b'\n'))
}

/// What to do about a status, as one sentence; derived.
pub fn advice(status: u32) -> &'static str {
    match status {
        100..=199 => "This status is an interim answer: the server or a proxy ended the response too early.",
        304 => "The server takes the call for a cache check: see which conditional headers it was sent.",
        300..=399 => "The server redirects: call the address that it names, or let the server answer directly.",
        401 | 407 | 511 => "The server wants credentials. Check the token or the login that the call sends.",
        403 => "The server knows the call and refuses it: check permissions, and rules of a firewall or CDN.",
        404 | 410 => "The server has nothing at this path: check the path of the URL and what is deployed.",
        405 | 501 => "The server does not support this method here: check method against the server's routes.",
        408 | 504 => "The server or a proxy gave up waiting: look for what is slow.",
        413 | 414 | 431 => "The call is too large for the server: send less, or raise the server's limit.",
        415 | 406 => "The server and the call do not agree on the format: check the content-type that is sent.",
        429 => "The server is called too often: call less, and wait for as long as its answer says.",
        400..=499 => "The server finds fault with the call: compare what it was sent with what it expects.",
        502 | 503 => "The server behind the address is down, busy or restarting: check that it runs.",
        _ => "The server failed while it worked on the call: its logs have the reason.",
    }
}

/// Whether a status is of the kind that may pass by itself, so that the same call can succeed later; derived.
pub fn is_transient(status: u32) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502..=504)
}
