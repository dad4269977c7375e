// @ts-check
// The reader of URLs against that of Node, and what it tells besides: faults, repairs, and what is shown of a URL.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { pick, random, some, urlCorpus } from '../support/url-corpus.mjs';
import { sources } from './sources.mjs';

/** @type {any} */
let reader;
/** @type {any} */
let redaction;
/** @type {any} */
let shown;
/** @type {(text: string) => any} */
let readUrl;

before(async () => {
  reader =
    redaction =
    shown =
      await sources(['url/url.js', 'url/redacted.js', 'failures/public-url.js', 'redact/redact.js']);
  ({ readUrl } = reader);
});

/** Whether a path is `/` once `.` and `..` are gone, which the reader leaves in. @param {string} path */
const isRoot = (path) => {
  const slash = /^[\\/]/.test(path) ? path : `/${path}`;
  return new URL(`https://a.com${slash}?`).pathname === '/';
};

test('URLs are read as Node reads them', () => {
  const differences = [];
  const count = { compared: 0, valid: 0, notCompared: 0 };
  for (const [text, expected] of urlCorpus(1, 60000)) {
    const url = readUrl(text);
    // Node encodes and decodes international hosts, and refuses some in Punycode.
    if (url.hostKind === 'other' || /xn--/i.test(url.hostAsWritten)) {
      count.notCompared += 1;
      continue;
    }
    count.compared += 1;
    if (expected) count.valid += 1;
    // Nothing behind the scheme is read where it is none of the web.
    if (/^urlScheme/.test(url.fault ?? '') && (!expected || expected[0] === `${url.scheme}:`)) continue;
    const host = url.host;
    const [path = '', query = '', fragment = ''] =
      /^([^?#]*)(\?[^#]*)?(#[\s\S]*)?/.exec(url.tail)?.slice(1) ?? [];
    const user = !/^:?@?$/.test(url.user);
    const has = [!isRoot(path), query.length > 1, fragment.length > 1];
    const ours = url.fault ? null : [`${url.scheme}:`, user, host, url.port, ...has];
    if (JSON.stringify(ours) !== JSON.stringify(expected)) differences.push({ text, ours, expected });
  }
  assert.deepEqual(differences.slice(0, 20), [], `${differences.length} differences`);
  assert.ok(count.compared > 100000 && count.valid > 45000, JSON.stringify(count));
  assert.ok(count.notCompared < count.compared / 1.5, JSON.stringify(count));
});

test('every fault is told apart', () => {
  for (const [text, fault] of /** @type {const} */ ([
    ['', 'urlIsEmpty'],
    [' \t\n\0', 'urlIsEmpty'],
    ['example.com/x', 'urlHasNoScheme'],
    ['1.2.3.4:80', 'urlHasNoScheme'],
    ['例え.jp', 'urlHasNoScheme'],
    ['//example.com/x', 'urlHasNoScheme'],
    ['/path', 'urlHasNoScheme'],
    ['?q', 'urlHasNoScheme'],
    ['https', 'urlHasNoScheme'],
    ['https:', 'urlHasNoHost'],
    ['https://', 'urlHasNoHost'],
    ['https://user@/', 'urlHasNoHost'],
    ['https://:80/', 'urlHasNoHost'],
    ['https://a b/', 'urlHostCharacter'],
    ['https://a<b/', 'urlHostCharacter'],
    ['https://a%zzb/', 'urlHostCharacter'],
    ['https://a\u00a0b/', 'urlHostCharacter'],
    ['https://a\u3000b/', 'urlHostCharacter'],
    ['https://[::1/', 'urlHostCharacter'],
    ['https://[x]/', 'urlHostCharacter'],
    ['https://a:65536/', 'urlPort'],
    ['https://a:80a/', 'urlPort'],
    ['mailto:a@b', 'urlScheme'],
    ['a:', 'urlScheme'],
    ['localhost:3000', 'urlSchemeIsHost'],
  ])) {
    assert.equal(readUrl(text).fault, fault, text);
  }
  for (const [text, character] of /** @type {const} */ ([
    ['https://a b/', ' '],
    ['https://a%zzb/', '%'],
    ['https://a\u00a0b/', '\u00a0'],
    ['https://A|b^c/', '|'],
    ['https://a.com/', ''],
  ])) {
    assert.equal(readUrl(text).badCharacter, character, text);
  }
});

test('a fault leaves what stands before it', () => {
  const url = readUrl('HTTPS:/user@a b:8o/x?q#f');
  assert.deepEqual([url.scheme, url.front, url.user], ['https', 'HTTPS:/', 'user@']);
  assert.deepEqual([url.hostAsWritten, url.tail], ['a b', '/x?q#f']);
  assert.deepEqual([url.host, url.hostKind, url.port], ['', 'none', '']);
  const other = readUrl('https://A.com:8o');
  assert.deepEqual([other.fault, other.host, other.port], ['urlPort', 'a.com', '']);
});

test('every part is found', () => {
  const url = readUrl(' wss://u:p@Example.com.:0443/a?b=\tc?d#e#f\n');
  assert.deepEqual([url.fault, url.scheme, url.front, url.user], [undefined, 'wss', 'wss://', 'u:p@']);
  assert.deepEqual([url.host, url.hostAsWritten, url.hostKind], ['example.com.', 'Example.com.', 'name']);
  assert.deepEqual([url.port, url.tail], ['', '/a?b=c?d#e#f']);
  assert.equal(url.text, 'wss://u:p@Example.com.:0443/a?b=c?d#e#f');

  const address = readUrl('http://[0:0::1]:8080#');
  assert.deepEqual(
    [address.host, address.hostKind, address.port, address.tail],
    ['[0:0::1]', 'other', '8080', '#'],
  );
  const mail = readUrl('mailto:a@b?c');
  assert.deepEqual([mail.isWeb, mail.host, mail.hostKind, mail.front], [false, '', 'none', 'mailto:']);
});

test('a host is compared only in plain ASCII', () => {
  for (const [host, kind] of /** @type {const} */ ([
    ['a', 'name'],
    ['a_b-c.D9.', 'name'],
    ['*.example.com', 'name'],
    ['xn--bcher-kva.example', 'name'],
    ['127.0.0.1', 'ipv4'],
    ['127.0.0.1.', 'ipv4'],
    ['[::ffff:1.2.3.4]', 'other'],
    ['1.2.3.256', 'other'],
    ['127.1', 'other'],
    ['0x7f.0.0.1', 'other'],
    ['017700000001', 'other'],
    ['1.2.3.04', 'other'],
    ['bücher.example', 'other'],
    ['ａ.com', 'other'],
    ['a\u00adb.com', 'other'],
    ['%41.com', 'other'],
    ['a,b', 'other'],
    ['{host}', 'other'],
    ['a*b', 'other'],
  ])) {
    const url = readUrl(`https://${host}/`);
    assert.deepEqual([url.fault, url.hostKind], [undefined, kind], host);
  }
});

test('hosts that are taken for schemes', () => {
  for (const text of ['localhost:3000', 'example.com:8080/x', 'a-b:1?q', 'a:65535#f', 'Example.COM:80\\']) {
    const url = readUrl(text);
    assert.equal(url.fault, 'urlSchemeIsHost', text);
  }
  for (const text of [
    'https:3000',
    'tel:123456',
    'a:',
    'a:b',
    'a:80b',
    'mailto:1@a.com',
    '//a:80',
    '1.2.3.4:80',
    '',
  ]) {
    assert.notEqual(readUrl(text).fault, 'urlSchemeIsHost', text);
  }
});

test('entries of lists may lack the scheme', () => {
  for (const text of [
    'https://a.com',
    'a.com',
    '//a.com',
    'https://a.com/',
    ' HTTPS://A.com:443 ',
    'a.com:443',
    'https:a.com',
  ]) {
    const url = reader.readEntry(text);
    assert.deepEqual([url.fault, url.scheme, url.host, url.port], [undefined, 'https', 'a.com', ''], text);
  }
  const wildcard = reader.readEntry('\t*.a.com:8080/x?y ');
  assert.deepEqual([wildcard.host, wildcard.port, wildcard.tail], ['*.a.com', '8080', '/x?y']);
  const local = reader.readEntry('localhost:3000');
  assert.deepEqual([local.host, local.port], ['localhost', '3000']);
  assert.equal(reader.readEntry('ftp://a.com').scheme, 'ftp');
  assert.equal(reader.readEntry('').fault, 'urlIsEmpty');
});

test('what is shown of a URL', () => {
  for (const [text, expected] of /** @type {const} */ ([
    ['https://a.com/b?c=d&e=f#g', 'https://a.com/b?c=…&e=…#…'],
    ['https://user:pw@a.com:81/b', 'https://…@a.com:81/b'],
    ['https://a@b@c/', 'https://…@c/'],
    ['https:user@a.com', 'https:…@a.com'],
    ['https://a.com/@name/x@1.2', 'https://a.com/@name/x@1.2'],
    ['https://a.com/https://u:p@b.com/x', 'https://a.com/https://…@b.com/x'],
    ['https://a.com?mail=a@b.com', 'https://a.com?mail=…'],
    ['https://a.com?', 'https://a.com?…'],
    ['https://a.com/?token', 'https://a.com/?…'],
    ['https://a.com/?c2VjcmV0=', 'https://a.com/?…'],
    ['https://a.com/?c2VjcmV0MQ==', 'https://a.com/?…'],
    ['https://a.com/?a[]=1&http://u:p@h=1&%41=1', 'https://a.com/?a[]=…&…&…'],
    ['https://a.com/?a23456789b23456789c23456789d2=1', 'https://a.com/?a23456789b23456789c23456789d2=…'],
    ['https://a.com/?a23456789b23456789c23456789d23456=1', 'https://a.com/?…'],
    ['https://a.com/#', 'https://a.com/#…'],
    ['https://a.com/\tx\n', 'https://a.com/x'],
    ['https://a.com:8080/x@y?z=1@2', 'https://a.com:8080/x@y?z=…'],
    ['http://b@a.com:8080#f@g', 'http://…@a.com:8080#…'],
    // No URLs.
    ['https://u:p/w@a.com/x', 'https://…@a.com/x'],
    ['https://u:p?w@a.com/x', 'https://…'],
    ['https://u:p#w@a.com/x', 'https://…'],
    ['https://a b.com/x?k=v#f', 'https://a b.com/x?k=…#…'],
    ['GET https://u:p@a.com/', '…@a.com/'],
    ['//u:p@a.com/', '…@a.com/'],
    ['u:p@a.com/x?y=z', '…@a.com/x?y=…'],
    ['myapp://u:p@x/y', 'myapp://…@x/y'],
    ['', ''],
    ['?a=b', '?a=…'],
    ['data:text/plain,secret', 'data:…'],
  ])) {
    assert.equal(redaction.redactedUrl(text), expected, text);
  }
});

test('what is shown of the URLs in a message', () => {
  for (const [message, expected] of /** @type {const} */ ([
    ['GET https://u:p@a.com/x?k=v failed', 'GET https://…@a.com/x?k=… failed'],
    ["url 'https://a.com/#f', 5", "url 'https://a.com/#…', 5"],
    ['why? (code=5) nothing to hide: a/b, c:d', 'why? (code=5) nothing to hide: a/b, c:d'],
    ['https://b.com/?q=1 and https://c.com/', 'https://b.com/?q=… and https://c.com/'],
    ['', ''],
  ])) {
    assert.equal(redaction.withoutSecretsInUrls(message), expected, message);
  }
});

/** A text without what ends a part of a URL. */
const piece = () =>
  pick([
    () => some(() => pick('az09.:%[] é'), 12),
    () => `${some(() => pick('abc'), 8)}.com${pick(['', ':80', ':123456'])}`,
    () => some(() => String.fromCodePoint(pick([33, 127, 160, 233, 8203, 0x1f600, 0x4e2d])), 8),
  ])().replace(/[/\\?#@&=]/g, '');

test('nothing secret is shown', () => {
  for (let left = 20000; left > 0; left -= 1) {
    const scheme = pick(['http:', 'https:', 'wss:', 'ftp:', 'HTTPS:', 'myapp:', '']);
    // With a slash, question mark or hash in it only where the rest is no URL then.
    const inner = pick(['', '/', '?', '#', ':', '@', ' ', '//', '\\']);
    const [user, host, path, query, fragment] = [piece(), piece(), piece(), piece(), piece()];
    const userinfo = `${user}:SECRETx${inner}SECRET`;
    const tail = `/${path}?key=SECRET${query}&SECRET&SECRETSECRETSECRETSECRETSECRETSECRET=1&SECRET=#${fragment}SECRET`;
    for (const text of [
      `${scheme}//${userinfo}@${host}${tail}`,
      `${scheme}//a.com/http://${user}SECRET@${host}${tail}`,
      `x ${scheme}//${userinfo}@${host}${tail}`,
      `${scheme}//${host}${tail}`,
    ]) {
      const told = redaction.redactedUrl(text);
      assert.ok(!told.includes('SECRET'), `${JSON.stringify(text)} is shown as ${JSON.stringify(told)}`);
      const { url, host: name } = shown.publicUrl(text);
      if (scheme !== 'myapp:' && !text.startsWith('x ') && !text.includes('a.com/http:')) {
        assert.ok(!`${url}${name}`.includes('SECRET'), `${JSON.stringify(text)} is told as ${url}, ${name}`);
      }
    }
  }
});

test('any text can be read and shown', () => {
  const pieces = [
    ':',
    '/',
    '?',
    '#',
    '@',
    '[',
    ']',
    '%',
    'a',
    '0',
    'x',
    '.',
    '\t',
    ' ',
    '-',
    '\\',
    'https:',
    'é',
  ];
  for (let left = 50000; left > 0; left -= 1) {
    const text = pick(['', 'https://', 'ws:', 'a:']) + some(() => pick(pieces), 1 + random(24));
    for (const url of [readUrl(text), reader.readEntry(text)]) {
      if (url.scheme) assert.ok(url.text.startsWith(url.front + url.user + url.hostAsWritten), text);
      assert.ok(url.text.endsWith(url.tail), text);
      if (url.fault) continue;
      const again = readUrl(`https://${url.host}/`);
      assert.deepEqual([again.fault, again.host, again.hostKind], [undefined, url.host, url.hostKind], text);
    }
    const once = redaction.redactedUrl(text);
    assert.equal(redaction.redactedUrl(once), once, text);
  }
});

test('a megabyte takes a moment', () => {
  const LENGTH = 1e6;
  const parts = 'a:b@ : @ / // ?a= & [ ] 0. 0x 1 ]: # a é % :@[ .1 = :: %2 . \\ " - 1: 😀'.split(' ');
  parts.push(' ', '\t', '\ud800');
  const fronts = ' https:// https://a/ https://[ https://a: https://a/? x@ a.'.split(' ');
  const reading = [
    readUrl,
    reader.readEntry,
    redaction.redactedUrl,
    redaction.withoutSecretsInUrls,
    shown.publicUrl,
  ];
  for (const part of parts) {
    for (const front of fronts) {
      // With another end, an expression may go back all the way.
      const text = front + part.repeat(LENGTH / part.length) + (front.length % 2 ? '' : 'x');
      for (const read of reading) {
        const start = performance.now();
        read(text);
        // With the square of the length, it would take minutes.
        const ms = performance.now() - start;
        assert.ok(ms < 2000, `${front}${part}: ${ms} ms in ${read.name || read}`);
      }
    }
  }
});
