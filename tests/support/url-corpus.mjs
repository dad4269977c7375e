// @ts-check
// Texts that are URLs, or nearly, and how `new URL` of this Node reads them. The same seed gives the same texts.

/** @typedef {[protocol: string, hasUser: boolean, host: string, port: string, hasPath: boolean, hasQuery: boolean, hasFragment: boolean]} Parts */

/** Numbers below `limit`, the same ones in every run (mulberry32). */
let state = 1;
/** @param {number} limit */
export function random(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}

/**
 * @template T
 * @param {ArrayLike<T>} values - at least one
 */
export const pick = (values) => /** @type {T} */ (values[random(values.length)]);

/** @param {() => string} piece @param {number} most */
export const some = (piece, most) => Array.from({ length: 1 + random(most) }, piece).join('');

const schemes = (
  'https: http: ws: wss: ftp: HTTPS: hTtP: WsS: https:: file: data: javascript: myapp: about: a+b-c.d: ' +
  '1http: ht_tp: :'
)
  .split(' ')
  .concat('', ' https:', 'ht\ttps:', 'https', 'example.com:', 'localhost:');
const slashes = ['//', '', '/', '///', '////', '\\\\', '/\\', '\\', '/ /', '/\t/', '//\n'];
const userinfos = 'user@ user:pw@ @ :@ :p@ ::@ a@b@ ü:é@ u/p@ u?p@ [@'.split(' ').concat('', 'u%40:p w@');
const ports = [
  '',
  ':',
  ...[80, 443, 21, 0, 1, 8080, 65535, 65536, 99999999999].map((port) => `:${port}`),
  ...[':00080', ':000000000443', ':8x', ':-1', ': 80', ':+80', ':８０', ':80:80', ':8\t0', ':%38'],
];
const paths = '/ /a /. /.. /%2e/ /a/.. /a/../b // /%zz \\x /é /a@b /:'.split(' ').concat('', '/a b/c');
const queries = ['', '?', '?a=1', '?a=b c&d', '?é', '??', '?/@:', '?%', '?\\'];
const fragments = ['', '#', '#f', '#a#b', '#?', '# '];
const names = (
  'example.com EXAMPLE.Com localhost a a. a.. .a .. . a..b *.a.com * - -a-.b a_b.c ' +
  "a!$&'()*+,;=b a%20b a%2eb a%2Eb %41 %61%62 a% a%z a%0 % %00 a%3Ab a%2Fb a%25b a%40b " +
  'a%5Bb %E4%BD%A0 %e4%bd %ff %C3%A9.fr %EF%BC%8E a%C2%ADb a%7Fb a<b a>b a^b a|b a"b a`b ' +
  'a{b} a~b a\u007fb a\u0001b a\u0009b a\u000ab " ` münchen.de 例え。jp ａｂＣ．ｃｏｍ １２７．０．０．１ 😀.com soft\u00adhyphen.com ' +
  'a\u00a0b a\u3000b a\u2003b a\u2028b xn--mnchen-3ya.de XN--MNCHEN-3YA.de axn--b ab--c'
)
  .split(' ')
  .concat('a b');
const addresses = (
  '1.2.3.4 1.2.3.4. 1.2.3.4.. 1.2.3 1.2 1 0 256 4294967295 4294967296 0xffffffff ' +
  '0x100000000 0x 0X7F.1 0x7f.0.0.0x1 017700000001 08 0.08 1.2.3.256 1.2.3.255 1.2.3.4.5 ' +
  '1.2.3.4.5. 256.1 1.65535 1.2.65536 1.16777215 1.16777216 1..2 .1 1. 1.a a.1 a.0x1 ' +
  'a.0xg a.09 1.2.3.0x 1.2.3.00000000001 -1 +1 1e3 0b1 99999999999999999999 ' +
  '0xffffffffffffffff 1.0x1.010. %31.2.3.4 1%2e2 0.0.0.0 00.0 1_0 １.２ a.1. 1.2.3.4a ' +
  '0x.0x.0'
).split(' ');
const brackets = (
  '[::1] [::] [1::] [1:2:3:4:5:6:7:8] [1:2:3:4:5:6:7:8:9] [1:2:3:4:5:6:7] [1::8] ' +
  '[1:2:3:4:5:6:7::] [::2:3:4:5:6:7:8] [1:2:3:4::5:6:7:8] [::ffff:1.2.3.4] [::1.2.3.4] ' +
  '[1:2:3:4:5:6:1.2.3.4] [::1.2.3] [1:2:3:4:5:6:7:1.2.3.4] [1:2:3:4:5::1.2.3.4] ' +
  '[1:2:3:4:5:6::1.2.3.4] [::1.2.3.4.5] [::1.2.3.04] [::256.1.1.1] [::1.2.3.4:1] ' +
  '[1.2.3.4] [::.1.2.3] [::1.2.3.] [::1.2.3.4.] [FE80::ABCD] [fe80::1%25eth0] [fe80::1%1] ' +
  '[0:0:1:0:0:0:1:0] [1:0:0:2:0:0:0:3] [1:0:0:2:3:0:0:4] [0:0:0:0:0:0:0:0] ' +
  '[1:0:2:0:3:0:4:0] [00001::] [0001:0020:0300:4000::] [:1] [1:] [:::] [::1::] [1:::2] ' +
  '[g::] [] [ ] [::1 ::1] ::1 [::1]a a[::1] [[::1]] [::1]] [%3A:1] [v1.a] [a:b a[b:c]d ' +
  '[a]:b [::１]'
)
  .split(' ')
  .concat('[ ::1]');
const hosts = ['', ...names, ...addresses, ...brackets];

const label = () => some(() => pick('abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_'), 8);
const name = () => some(() => label() + (random(3) > 0 ? '.' : ''), 4);
const number = () => {
  const value = pick([
    random(10),
    random(256),
    random(300),
    random(70000),
    random(2 ** 32),
    2 ** 32 + random(3) - 1,
  ]);
  return pick([`${value}`, `${value}`, `0x${value.toString(16)}`, `0${value.toString(8)}`]);
};
const ipv4 = () => Array.from({ length: 1 + random(5) }, number).join('.') + pick(['', '', '', '.']);
const piece = () =>
  pick(['0', '0', '0', '1', 'ab', 'FFFF', random(65536).toString(16), `0${random(4096).toString(16)}`]);
function ipv6() {
  const pieces = Array.from({ length: pick([8, 8, 8, 1 + random(9)]) }, piece);
  if (random(2) > 0) pieces.splice(random(pieces.length), random(pieces.length), '');
  if (random(5) === 0) pieces.push([1, 2, 3, 4].map(() => random(260)).join('.'));
  const text = pieces.join(':');
  return `[${pick(['', '', '', ':'])}${text}${pick(['', '', '', ':'])}]`;
}

const characters = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...'/:@?#[]%.\\ /:@?#[]%.\\ /:@?#[]%.\\ 0x',
  ...['%2', '%41', '//', '::', 'é', '。', '\u200b', '\u00a0'],
];
/** @param {string} text */
function mutated(text) {
  const points = Array.from(text);
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const at = random(points.length + 1);
    points.splice(at, random(2), ...(random(3) > 0 ? [pick(characters)] : []));
  }
  return points.join('');
}

/**
 * @param {string} text
 * @returns {Parts | null}
 */
function read(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const hasUser = url.username !== '' || url.password !== '';
  const { protocol, hostname, port, pathname, search, hash } = url;
  return [protocol, hasUser, hostname, port, pathname !== '/', search !== '', hash !== ''];
}

const end = () => pick(paths) + pick(queries) + pick(fragments);

/** @returns {string[]} */
function grammar() {
  const texts = [];
  for (const scheme of schemes) {
    for (const slash of slashes)
      for (const host of hosts) texts.push(`${scheme}${slash}${host}${random(2) > 0 ? end() : ''}`);
  }
  for (const host of hosts) {
    for (const userinfo of userinfos) {
      for (const port of ports)
        texts.push(
          `${pick(['https', 'http', 'ws', 'wss', 'ftp'])}://${userinfo}${host}${port}${pick(['', '/', '?', '#', end()])}`,
        );
    }
  }
  for (const path of paths) {
    for (const query of queries)
      for (const fragment of fragments) texts.push(`https://a.com${path}${query}${fragment}`);
  }
  for (const around of ['', ' ', '\t', '\n', '\u0000', '\u001f ', '\u00a0', '\u3000']) {
    for (const text of ['', 'https://a.com/', 'a.com', '//a.com', '?q', '#f', '/', 'https:', 'https://']) {
      texts.push(around + text, text + around, around + text + around);
    }
  }
  for (let left = 20000; left > 0; left -= 1) {
    texts.push(`https://${pick([name, ipv4, ipv6])()}${pick(ports)}${end()}`);
  }
  for (let code = 1; code < 128; code += 1) texts.push(`https://b${String.fromCharCode(code)}a/`);
  return texts;
}

/**
 * @param {number} seed
 * @param {number} mutations - how many of the texts are changed in a few characters
 * @returns {[text: string, expected: Parts | null][]} the texts; `null` for those that are no URLs
 */
export function urlCorpus(seed, mutations) {
  state = seed;
  const texts = grammar();
  const plain = texts.slice();
  for (let left = mutations; left > 0; left -= 1) texts.push(mutated(pick(plain)));
  return texts.map((text) => [text, read(text)]);
}
