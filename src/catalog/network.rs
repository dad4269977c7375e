//! "Network error codes": `request` and `downloadFile`.

use super::Place::{Code as InCode, Device, Portal, Server, Support};
use super::{
    Code, DOC_A, DOC_B, DOC_DOMAINS, Entry, Escalate, REPORT_CONTENTS, Revision, Source, Table, derived, fact,
    reference,
};
use crate::retry::{BACKOFF_IF_IDEMPOTENT, Condition, Retry, Until, never};

/// What every row of this table has in common.
const BASE: Entry = Entry::blank(Table::Network);

/// The rows, in the order of the reference.
pub(super) static ROWS: [Entry; 15] = [
    Entry {
        id: "network/http-non-2xx",
        code: Code::HttpNon2xx,
        title: "Server error",
        meaning: "The request reached the server, and the server answered with an HTTP status outside 2xx, such as 401 or 404.",
        action: "Look the request up in the server's logs to find out why it answered so.",
        steps: &[reference(Server, "Find this request in the server's logs and see why it got this status.")],
        // Some statuses pass by themselves (a busy or restarting server); the others say that something is wrong.
        retry: Retry::Depends {
            on: Condition::TransientStatus,
            yes: &BACKOFF_IF_IDEMPOTENT,
            no: &Retry::Never { until: Until::ServerChange },
        },
        doc_url: DOC_B,
        revision: Revision::B,
        ..BASE
    },
    Entry {
        id: "network/10401",
        code: Code::One(10401),
        title: "Server error",
        meaning: "The request ended without a valid response, and nothing said why. The platform falls back to this \
                  code then.",
        action: "Check that the server runs normally, then look for the cause in its logs.",
        steps: &[
            reference(Server, "Check that the server is up and runs normally."),
            reference(Server, "Look for the root cause in the server's logs."),
            derived(
                Server,
                "If the logs show a normal answer, it was lost or cut off on the way: look at proxies, load \
                 balancers and connections that close before the response is complete.",
            ),
        ],
        // No answer came, so nothing says that the next one will not; but the request may have done its work.
        retry: BACKOFF_IF_IDEMPOTENT,
        ..BASE
    },
    Entry {
        id: "network/21100",
        code: Code::One(21100),
        title: "URL not in domain list",
        // Since SDK 0.33.0 the text differs by client; its relatives write "url is not in domain list, url == ...".
        fragments: &["not in domain list"],
        meaning: "The domain of the URL is not on the game's trusted-domain whitelist in the developer platform, so \
                  the call was refused.",
        action: "Put the domain on the trusted-domain whitelist of the developer platform; if the URL is misspelled, correct it.",
        steps: &[
            reference(InCode, "Check how the URL spells the domain."),
            reference(
                Portal,
                "Put the domain on the trusted-domain whitelist: Development configuration, Security tab, Add domain.",
            ),
            derived(
                Portal,
                "Enter exactly the host that the URL uses. Whether an entry also covers its subdomains is not \
                 documented, and wildcards are refused.",
            ),
        ],
        facts: &[
            fact("Trusted domain entry", "starts with https://, no wildcard, no path", DOC_DOMAINS),
            fact("Trusted domains", "up to 20", DOC_DOMAINS),
        ],
        // The list is a setting of the game: the same call is refused until the list or the URL is another.
        retry: never(Until::PortalChange),
        ..BASE
    },
    Entry {
        id: "network/21101/destination-path-has-error",
        code: Code::One(21101),
        title: "Destination path has error",
        meaning: "The path that the download should be saved to is invalid: one or more of its components are empty.",
        action: "Check the destination path that was generated. If it was generated inside the platform and not by \
                 the game, ask the Runtime team to investigate.",
        steps: &[
            reference(InCode, "Check that the destination path was generated correctly."),
            derived(
                InCode,
                "Log the path just before the call and look for an empty part: two slashes in a row after the ttfile:// at the beginning, \
                 or a variable that was empty when the path was put together.",
            ),
            reference(Support, "If the path was generated inside the platform, ask the Runtime team to investigate."),
        ],
        facts: &[REPORT_CONTENTS],
        // The same path stays invalid.
        retry: never(Until::CodeChange),
        escalate: Some(Escalate::RuntimeTeam),
        ..BASE
    },
    Entry {
        id: "network/21101/move-file-failed",
        code: Code::One(21101),
        title: "Move file failed",
        meaning: "The file was downloaded to a temporary place, and moving it from there to the destination path \
                  failed.",
        action: "Make sure that the destination path is not already in use, that there is enough storage space on the device, and that the directory's permissions are right.",
        steps: &[
            reference(InCode, "Make sure that the destination path is not already in use."),
            derived(InCode, "Save under a name that is not taken, or delete the old file first."),
            reference(Device, "Make sure that there is enough storage space on the device."),
            reference(InCode, "Make sure that the directory's permissions are right."),
        ],
        // Most of the causes stay until the game picks another path or makes room.
        retry: never(Until::CodeChange),
        ..BASE
    },
    Entry {
        id: "network/21102",
        code: Code::One(21102),
        title: "TTNet download progress error",
        meaning: "TTNet created the download task, but its progress object was nil, so the progress of the download \
                  cannot be followed. This is an internal TTNet exception.",
        source: Source::TiktokClient,
        action: "Retry the download. If it goes on, the Runtime team should look into the compatibility of the TTNet version.",
        steps: &[
            reference(InCode, "Retry the download."),
            reference(
                Support,
                "If it goes on, ask the Runtime team to investigate whether the TTNet version is compatible.",
            ),
        ],
        facts: &[REPORT_CONTENTS],
        // The reference says to retry; but the table is that of request too, which may have had an effect on the server.
        retry: BACKOFF_IF_IDEMPOTENT,
        escalate: Some(Escalate::RuntimeTeam),
        ..BASE
    },
    Entry {
        id: "network/21103",
        code: Code::One(21103),
        title: "Request timeout",
        meaning: "No response arrived within the timeout that was specified for the request.",
        action: "Check that the network connection works, consider a longer timeout, and find out whether the server \
                 responds too slowly.",
        steps: &[
            reference(Device, "Check that the network connection works properly."),
            reference(InCode, "Consider raising the timeout of the call (in milliseconds)."),
            reference(Server, "Find out whether the server takes too long to respond."),
        ],
        // A slow network can be faster the next time; but the request may have reached the server.
        retry: BACKOFF_IF_IDEMPOTENT,
        ..BASE
    },
    Entry {
        id: "network/21201",
        code: Code::One(21201),
        title: "Response data error",
        meaning: "The download is reported as completed, yet filePath is nil and there is no other error: the response data is abnormal.",
        action: "Retry the download. If it persists, the cause may be an underlying TTNet exception: ask the Runtime \
                 team to investigate.",
        steps: &[
            reference(InCode, "Retry the download."),
            reference(Support, "If it persists, contact the Runtime team: there may be an underlying TTNet exception."),
        ],
        facts: &[REPORT_CONTENTS],
        // The reference says to retry; but the table is that of request too, which may have had an effect on the server.
        retry: BACKOFF_IF_IDEMPOTENT,
        escalate: Some(Escalate::RuntimeTeam),
        ..BASE
    },
    Entry {
        id: "network/100000/file-path-error",
        code: Code::One(100_000),
        title: "File path error",
        meaning: "The filePath is not writable: it is not under ttfile://user or ttfile://temp.",
        action: "Make filePath start with ttfile://user or ttfile://temp.",
        steps: &[reference(InCode, "Make filePath start with ttfile://user or ttfile://temp.")],
        facts: &[fact("Writable directories", "ttfile://user, ttfile://temp", DOC_A)],
        // The same path stays unwritable.
        retry: never(Until::CodeChange),
        ..BASE
    },
    Entry {
        id: "network/100000/file-path-not-supported",
        code: Code::One(100_000),
        title: "filePath is not supported",
        meaning: "The call was given a filePath, but the current version does not support custom download paths yet.",
        action: "Remove filePath and use the default temporary download directory, until a later version supports \
                 custom paths.",
        steps: &[
            reference(
                InCode,
                "Remove filePath from the call; the file then goes to the default temporary download directory.",
            ),
            derived(InCode, "Take the path of the file from the result of the call instead of assuming it."),
            reference(Device, "Custom paths need a later version of the platform: wait for it."),
        ],
        // The same parameter stays unsupported in this version.
        retry: never(Until::CodeChange),
        ..BASE
    },
    Entry {
        id: "network/600003",
        code: Code::One(600_003),
        title: "Network interrupted error",
        meaning: "The network connection was interrupted, or the game itself cancelled the request, for example with \
                  request.abort.",
        action: "Confirm whether the game's own logic cancelled the request. If it did not mean to, look for network \
                 interruptions.",
        steps: &[
            reference(InCode, "Confirm whether the game's logic cancelled the request on purpose (abort())."),
            reference(Device, "If it did not, check for interruptions of the network."),
            derived(
                InCode,
                "Remember in the game when it calls abort(), and pass { aborted: true } or { aborted: false } along \
                 with the error: the same code stands for both.",
            ),
        ],
        // An abort was wanted; a lost connection can come back, but the request may have reached the server.
        retry: Retry::Depends {
            on: Condition::Aborted,
            yes: &Retry::Never { until: Until::GameChoice },
            no: &BACKOFF_IF_IDEMPOTENT,
        },
        ..BASE
    },
    Entry {
        id: "network/600005",
        code: Code::One(600_005),
        title: "Network argv error",
        meaning: "One of the parameters is invalid, such as a url that is not a string, a method outside the supported values, or data of an unsupported type.",
        action: "Check the type and the format of every parameter: url is a string, method is valid, data is a \
                 string, an object or an ArrayBuffer.",
        steps: &[
            reference(InCode, "Check that url is a string."),
            reference(InCode, "Check that method is one of the supported values."),
            reference(InCode, "Check that data is a string, an object or an ArrayBuffer."),
            reference(InCode, "Check the types and formats of all the other parameters."),
        ],
        // The same parameters stay invalid.
        retry: never(Until::CodeChange),
        ..BASE
    },
    Entry {
        id: "network/600009",
        code: Code::One(600_009),
        title: "Invalid URL",
        meaning: "The URL is empty (an empty string), malformed so that it cannot be parsed, or without a scheme.",
        action: "Check that the URL is not empty, begins with http:// or https://, and has no invalid characters.",
        steps: &[
            reference(InCode, "Check that the URL is not an empty string."),
            reference(InCode, "Check that it has a valid prefix: http:// or https://."),
            reference(InCode, "Check it for invalid characters."),
            derived(
                InCode,
                "Log the URL just before the call, in quotes, so that spaces and undefined parts are seen; pass what \
                 goes into a path or a query through encodeURIComponent.",
            ),
        ],
        // The same URL stays invalid.
        retry: never(Until::CodeChange),
        ..BASE
    },
    Entry {
        id: "network/600011",
        code: Code::One(600_011),
        title: "URL validation error",
        meaning: "The scheme of the URL is not supported; ftp:// and file:// are examples.",
        action: "Change the URL to http:// or https://.",
        steps: &[
            reference(InCode, "Change the scheme of the URL to http:// or https://."),
            derived(InCode, "Prefer https://: trusted domains are entered with it."),
        ],
        // The same scheme stays unsupported.
        retry: never(Until::CodeChange),
        ..BASE
    },
    Entry {
        id: "network/603301",
        code: Code::One(603_301),
        title: "Exceeded max file size",
        meaning: "The downloaded file is larger than the maximum that is allowed. The limit of the temporary \
                  directory is 200 MB.",
        action: "Keep the file at 200 MB or less. If more is needed, consider downloading it in chunks.",
        steps: &[
            reference(Server, "Make sure that the file is not larger than 200 MB."),
            reference(InCode, "If larger files are needed, consider downloading them in chunks."),
        ],
        facts: &[fact("Temporary directory limit", "200 MB", DOC_A)],
        // The same file stays too large.
        retry: never(Until::CodeChange),
        ..BASE
    },
];
