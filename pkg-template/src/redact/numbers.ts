// Secrets and personal numbers that their form or a word in front of them tells, where no name and separator does.

/** Stands for a part that is left out. */
const LEFT_OUT = '…';

/** Words for a secret that no other meaning has, in the languages of the markets, and the value behind them. */
const AFTER_WORD =
  /((?:(?:密[码碼钥]|令牌)[为是 \t]|(?:口令|验证码|пароль|パスワード|비밀번호|contraseña|mot de passe)[为是]?\s{0,4}[:：=]?)\s{0,4}["'“]?)(?![为是])([^\s"'”,;:=：，。<>|…]{1,200})/gi;
/** The same for words that sentences have too: the value is in quotes or has a digit. */
const AFTER_ENGLISH = /(\b(?:password|token)(?: is)?[ \t]{1,4})(["'])?([^\s"',;:=<>…]{1,200})/gi;
/** A value on the line behind its name. */
const ON_NEXT_LINE = /(\b(?:password|token|secret)[ \t]{0,4}[:=][ \t]{0,4}\r?\n[ \t]{0,8})[^\s…]{1,200}/gi;
/** One-time codes: a word, and four to eight digits. */
const ONE_TIME = /((?:otp|verification code|one-time code)(?: is)?\W{0,4})\d{4,8}(?!\d)/gi;
/** What stands behind `curl -u`, and in parts of paths. */
const AFTER_PLACE =
  /(\bcurl [^\n]{0,200}?-u[ \t]?|\/(?:token|session|secret|auth)\/(?=[^\s/?#]{0,200}?\d))[^\s/?#'"]{3,200}/gi;
/** The form of a value tells it: tokens of TikTok, GitHub and Amazon, the contents of `data:`, and personal numbers. */
const BY_FORM: readonly RegExp[] = [
  /\b(?:act|rft|clt)\.[\w!.-]{8,200}/g,
  /\bgithub_pat_\w{10,200}/g,
  /\bAKIA[A-Z\d]{10,40}/g,
  /\bdata:[\w.+-]{1,60}\/[\w.+;=-]{1,100},[^\s"'<>]+/g,
  // Accounts; cards, in groups and without; social security; telephones.
  /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/g,
  /\b\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}\b/g,
  /\b[3-6]\d{15}\b/g,
  /\b\d{3}-\d{2}-\d{4}\b/g,
  /\+\d[\d ()-]{7,20}\d/g,
];
/** What tells what is wrong, and is no secret. */
const HARMLESS = /^(?:null|undefined|true|false|none|empty|expired|invalid|missing|required)/i;

/** @returns the text with `…` for each secret and each personal number */
export function withoutPersonalNumbers(text: string): string {
  let shown = text
    .replace(AFTER_WORD, (whole, front: string, value: string, at: number) =>
      // What is a name has been read already.
      HARMLESS.test(value) || /[:=：]/.test(text.charAt(at + whole.length)) ? whole : front + LEFT_OUT,
    )
    .replace(AFTER_ENGLISH, (whole, front: string, mark: string | undefined, value: string) =>
      HARMLESS.test(value) || !(mark || /\d/.test(value)) ? whole : front + (mark || '') + LEFT_OUT,
    )
    .replace(ON_NEXT_LINE, `$1${LEFT_OUT}`)
    .replace(ONE_TIME, `$1${LEFT_OUT}`)
    .replace(AFTER_PLACE, `$1${LEFT_OUT}`);
  for (let at = 0; at < BY_FORM.length; at++) shown = shown.replace(BY_FORM[at] as RegExp, LEFT_OUT);
  return shown;
}
