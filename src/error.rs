//! The error as plain data: what a reader found in the value that a call was rejected with.

use crate::api::Api;
use serde::Deserialize;

/// What was read from an error, whatever its shape was.
///
/// In the npm package, `read/` makes it from any value of JavaScript. It deserializes from JSON with these names in camel
/// case; a field that is left out has
/// the value of an error of the platform's own shape.
///
/// ```
/// use ttminis_explain::PlatformError;
///
/// let error: PlatformError = serde_json::from_str(r#"{ "errCode": 30001, "errMsg": "User exit" }"#).unwrap();
/// assert_eq!(error, PlatformError::new(30001, "User exit"));
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PlatformError {
    /// The whole number that stands where the code should be: also 0, -1 and -102, which stand for no code.
    pub err_code: Option<f64>,
    /// The message, without a function in front of `:fail`; 1024 UTF-16 code units of it are enough.
    pub err_msg: Option<String>,
    /// A second code under another name, which differs from the first.
    pub other_err_code: Option<f64>,
    /// The sub error code.
    pub sub_err_code: Option<f64>,
    /// The call that the message, or a text around it, names in front of `:fail`.
    pub named_api: Option<Api>,
    /// The message, or a text around it, names a function in front of `:fail` that the reference does not cover.
    pub is_foreign: bool,
    /// The code stands under a name of the platform's own, such as `errCode`.
    pub has_platform_code: bool,
    /// The code stands under a name that others use too: `code`, `error_code`, `status`.
    pub has_common_code: bool,
    /// The message stands under a name of the platform's own, such as `errMsg`.
    pub has_platform_message: bool,
    /// The message stands under a name that others use too: `message` or `msg`.
    pub has_common_message: bool,
    /// Something that is no code stands where the code should be.
    pub is_invalid_code: bool,
    /// The code was read from a text or a wrapper that does not name it as the platform's.
    pub is_guessed_code: bool,
    /// The number is a code only if a message of the reference stands behind it.
    pub needs_message: bool,
    /// The value names itself as an error of JavaScript or of a library, such as `TypeError`.
    pub is_named_error: bool,
    /// The value is an error that a library made, perhaps from one of the platform.
    pub is_library_error: bool,
    /// The code is an HTTP status.
    pub is_http_status: bool,
    /// The message is that of a call that succeeded.
    pub is_success: bool,
    /// Nothing about the value says that it is something else, such as an event or a `TypeError`.
    pub is_plain: bool,
}

/// The code that the older In-App Ads API page lists with sub error codes.
pub(crate) const WITH_SUB_CODES: f64 = 50000.0;

impl PlatformError {
    /// An error of the usual shape, `{ errCode, errMsg }`.
    pub fn new(code: u32, message: &str) -> PlatformError {
        PlatformError { err_code: Some(code.into()), err_msg: Some(message.into()), ..PlatformError::default() }
    }

    /// The code, unless it is missing or stands for no code.
    pub fn code(&self) -> Option<f64> {
        self.err_code.filter(|code| !is_placeholder(*code))
    }

    /// The number that stands for no code: 0, or -1 and -102, which the Unity plugin fills in for a missing one.
    pub fn placeholder(&self) -> Option<f64> {
        self.err_code.filter(|code| is_placeholder(*code))
    }
}

impl Default for PlatformError {
    /// An empty object of the platform's own shape.
    fn default() -> PlatformError {
        PlatformError {
            err_code: None,
            err_msg: None,
            other_err_code: None,
            sub_err_code: None,
            named_api: None,
            is_foreign: false,
            has_platform_code: true,
            has_common_code: false,
            has_platform_message: true,
            has_common_message: false,
            is_invalid_code: false,
            is_guessed_code: false,
            needs_message: false,
            is_named_error: false,
            is_library_error: false,
            is_http_status: false,
            is_success: false,
            is_plain: true,
        }
    }
}

fn is_placeholder(code: f64) -> bool {
    code == 0.0 || code == -1.0 || code == -102.0
}
