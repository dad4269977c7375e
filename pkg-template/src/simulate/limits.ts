// The limits of the platform that the simulator applies.
import { platform } from '../core.js';

/** The sibling platform Douyin has these methods; TikTok's page does not show its own list. */
export const { maxTrustedDomains, methods, writableDirectories } = platform;
/** "The temporary directory limit is 200 MB". TikTok does not say whether such a megabyte has 1,000,000 bytes. */
export const maxDownloadBytes = platform.maxFileBytes.binary;
export const [userDirectory = '', temporaryDirectory = ''] = writableDirectories;
