// @ts-check
// Writes texts that are URLs, or nearly, and how `new URL` of this Node reads them: one JSON array a line,
//
//   [what the text is for, the text, null]
//   [what the text is for, the text, [protocol, has userinfo, hostname, port, has path, has query, has fragment]]
//
// The same seed gives the same texts: node url-corpus.mjs [seed] [mutations]

const seed = Number(process.argv[2] ?? 1);
const mutations = Number(process.argv[3] ?? 60000);

/** Numbers below `limit`, the same ones in every run (mulberry32). */
let state = seed;
/** @param {number} limit */
function random(limit) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
}

/**
 * @template T
 * @param {ArrayLike<T>} values - at least one
 */
const pick = (values) => /** @type {T} */ (values[random(values.length)]);

/** @param {() => string} piece @param {number} most */
const some = (piece, most) => Array.from({ length: 1 + random(most) }, piece).join('');

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
  'a{b} a~b a\u007fb a\u0001b a\u0009b a\u000ab " ` münchen.de MÜNCHEN.DE straße.de ' +
  'ΑΘΉΝΑ.gr ς.gr Москва.рф ЁЖ.рф 例え.jp 例え。jp 例え．jp 例え｡jp 한국.kr カタカナ.jp ａｂＣ．ｃｏｍ １２７．０．０．１ ' +
  'ｘｎ－－mnchen-3ya ☕.com 😀.com ❤\ufe0f.com soft\u00adhyphen.com \u00ad \u200b a\u200bb ' +
  'a\u200db a\u200cb a\u00a0b a\u3000b \ufeffa.com a\ufffdb a％４１ a／b a＃b ' +
  'xn--mnchen-3ya.de XN--MNCHEN-3YA.de xn-- xn--a xn--a- xn--- xn--mnchen-3yb xn--é ' +
  '%E0%90%B0 %F0%84%B8%AD %F0%89%80%80 %ED%A0%80 %F4%90%80%80 %C1%81 %80 %D0%B0%E4%BDa ' +
  'xn--99999999999 xn--a.xn--b a.xn--p1ai xn--p1ai. xn--zca xn--n3h xn--0ca xn--fiqs8s ' +
  'xn--ls8h.la xn--1ug xn--example xn--a-ecp.ru xn--8a axn--b ab--c xn--foo-bar-'
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

/** Scripts whose letters are all known to the core, and what is not. */
const alphabets = {
  known: [
    'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_',
    'àéîõüñçøåæþßÀÉÎÕÜÑÇØÅÆÞčďěřšžŁŃŚŹŻğışŐŰ',
    'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΩΆΈΉΊΌΎΏΪΫΐΰ',
    'абвгдежзиклмнопрстуфхцчшщъыьэюяАБВГДЯёєіїўџЁЄІЇЎЏҐґҚқӘә',
    '中文域名网络游戏测试服务器漢字',
    'ひらがなカタカナー・ヴ',
    '한국어도메인게임',
    '😀😁🎮🌍🙏',
    'ａｂｃＡＢＣ０１２－',
  ],
  other: [
    'ﬁſKİ²½ª…Ⅷ',
    'עברית',
    'العربية',
    'ไทย',
    'क\u094d\u200dष',
    'e\u0301a\u0308\u0323',
    'ẞƁǅ',
    '☕❤★✓',
    '\u{e000}\u{2ffff}\u0378',
  ],
};
/** @param {string[]} scripts */
function label(scripts) {
  const letters = Array.from(pick(scripts));
  return some(() => pick(letters), 8);
}
const dots = ['.', '.', '.', '.', '。', '．', '｡', '%2e'];
/** @param {string[]} scripts */
function name(scripts) {
  return some(() => label(scripts) + (random(3) > 0 ? pick(dots) : ''), 4);
}
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
  ...[
    'xn--',
    '%2',
    '%41',
    '//',
    '::',
    'é',
    'Ж',
    '中',
    '。',
    'ａ',
    '％',
    '\u00ad',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\u2028',
  ],
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

/** @param {string} text */
function read(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const userinfo = url.username !== '' || url.password !== '';
  return [
    url.protocol,
    userinfo,
    url.hostname,
    url.port,
    url.pathname !== '/',
    url.search !== '',
    url.hash !== '',
  ];
}

/** @type {string[]} */
const lines = [];
/** @param {'grammar' | 'scripts' | 'character'} kind @param {string} text */
function add(kind, text) {
  lines.push(JSON.stringify([kind, text, read(text)]));
}
const end = () => pick(paths) + pick(queries) + pick(fragments);

/** @type {string[]} */
const grammar = [];
for (const scheme of schemes) {
  for (const slash of slashes)
    for (const host of hosts) grammar.push(`${scheme}${slash}${host}${random(2) > 0 ? end() : ''}`);
}
for (const host of hosts) {
  for (const userinfo of userinfos) {
    for (const port of ports)
      grammar.push(
        `${pick(['https', 'http', 'ws', 'wss', 'ftp'])}://${userinfo}${host}${port}${pick(['', '/', '?', '#', end()])}`,
      );
  }
}
for (const path of paths) {
  for (const query of queries)
    for (const fragment of fragments) grammar.push(`https://a.com${path}${query}${fragment}`);
}
for (const around of ['', ' ', '\t', '\n', '\u0000', '\u001f ', '\u00a0', '\u3000']) {
  for (const text of ['', 'https://a.com/', 'a.com', '//a.com', '?q', '#f', '/', 'https:', 'https://']) {
    grammar.push(around + text, text + around, around + text + around);
  }
}
for (let left = 20000; left > 0; left -= 1) {
  const host = pick([() => name(alphabets.known), ipv4, ipv6])();
  grammar.push(`https://${host}${pick(ports)}${end()}`);
  // The names that Node gives back are right ones in Punycode, until they are mutated.
  const [, , hostname] = read(`https://${name(alphabets.known)}`) ?? [];
  if (typeof hostname === 'string' && hostname.includes('xn--'))
    grammar.push(`https://${random(2) > 0 ? mutated(hostname) : hostname}/`);
}
for (const text of grammar) add('grammar', text);
for (let left = mutations; left > 0; left -= 1) add('grammar', mutated(pick(grammar)));
for (let left = 2000; left > 0; left -= 1) add('scripts', `https://${name(alphabets.other)}/`);
for (let point = 1; point <= 0x1ffff; point += 1) {
  if (point < 0xd800 || point > 0xdfff) add('character', `https://b${String.fromCodePoint(point)}a/`);
}
process.stdout.write(`${lines.join('\n')}\n`);
