/** Set by the build: false in a release. */
declare const DEBUG: boolean;
