import { quote, throwInvalid } from './verify.js';

/** What a client has. */
export type Client = Readonly<ReturnType<typeof clientOf>>;

/**
 * Tells what a client has, by the platform's update log.
 *
 * @param version - the version of the platform's SDK; the newest if not given
 */
export function clientOf(version: string | undefined) {
  const parts = version === undefined ? [] : /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(version);
  if (!parts) throwInvalid(`the sdkVersion is ${quote(version)}: use a version such as '0.33.0'`);
  // The versions of the update log are all below 1.0.0, and end in 0.
  const minor = +(parts[1] || 0) > 0 || version === undefined ? Infinity : +(parts[2] as string);
  return {
    /** `load`, `onLoad` and `offLoad` of ads. */
    hasLoad: minor >= 33,
    /** `createInterstitialAd`. */
    hasInterstitialAds: minor >= 3,
    /** Whether the errors of ads have `errMsg`, and not `errorMsg`. */
    hasErrMsgOfAds: minor >= 9,
    /** Whether `data` may be an `ArrayBuffer`. */
    takesBuffers: minor >= 2,
  };
}
