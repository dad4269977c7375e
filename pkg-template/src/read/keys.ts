// The names that hosts, engines and wrappers give to the parts of an error, each list in the order of precedence.

/** The names of an error code. */
export const CODES = [
  'errCode',
  'errNo',
  'errno',
  'errorCode',
  'error_code',
  'errcode',
  'err_code',
  'ErrCode',
  'code',
];
/** The names of an HTTP status. */
export const STATUSES = ['statusCode', 'status'];
/** The names of a sub error code. */
export const SUB_CODES = ['sub_error_code', 'subErrorCode'];
/** The names of a message. */
export const MESSAGES = [
  'errMsg',
  'errorMsg',
  'error_msg',
  'errmsg',
  'err_msg',
  'ErrMsg',
  'errorMessage',
  'errString',
  'message',
  'msg',
  'desc',
];
/** The names that errors of all kinds use; the other ones are the platform's own. Its login and its storage use error_code. */
export const COMMON = ['code', 'error_code', 'error', 'status', 'message', 'msg', 'desc'];
/** Where an error may be wrapped. */
export const WRAPPERS = [
  'error',
  'raw',
  'data',
  'detail',
  'reason',
  'cause',
  'err',
  'e',
  'originalError',
  'errors',
  'result',
  'response',
  'body',
];
/** The wrappers whose name says that an error is inside, even if it is a text. */
export const ERROR_WRAPPERS = ['error', 'reason', 'cause', 'raw', 'err', 'e', 'originalError', 'errors'];
