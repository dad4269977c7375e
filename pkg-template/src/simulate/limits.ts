// The limits of the platform that the simulator applies, in one place because the documentation may change them.

/** The developer platform accepts no more trusted domains. */
export const MAX_TRUSTED_DOMAINS = 20;

/** "The temporary directory limit is 200 MB". TikTok does not say whether such a megabyte has 1,000,000 bytes. */
export const MAX_DOWNLOAD_BYTES = 200 * 1024 * 1024;

/** The methods of the sibling platform Douyin, because TikTok's page does not show its own list. */
export const METHODS = ['GET', 'POST', 'OPTIONS', 'PUT', 'HEAD', 'DELETE'];

export const USER_PATH = 'ttfile://user';
export const TEMP_PATH = 'ttfile://temp';
/** The directories that a game may write to. */
export const WRITABLE_PATHS = [USER_PATH, TEMP_PATH];
