// @ts-check
// The command with an error in its arguments: what it prints in both languages, and what it says to a wrong call.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { explain } from 'ttminis-explain';
import { root, text } from '../support/paths.mjs';
import { command, objects, parts, run } from './run.mjs';

/** Calls of the command, of which every line is kept. @type {[name: string, args: string[]][]} */
const GOLDEN = [
  ['code-and-call', ['30001', '--api', 'ad.show']],
  ['code-and-message', ['30001', 'User exit', '--api=ad.show']],
  ['code-alone', ['30001']],
  ['json', ['{"errCode":21100,"errMsg":"request:fail URL not in domain list"}']],
  ['log-line', ['12:00:01 [net] request:fail Request timeout']],
  ['not-listed', ['99999', 'something new']],
  ['status', ['{"statusCode":404}', '--api', 'request']],
  ['help', ['--help']],
];

for (const language of ['en', 'zh']) {
  for (const [name, args] of GOLDEN) {
    test(`${name} (${language})`, async () => {
      const { code, out, err } = await run([...args, '--lang', language]);
      assert.deepEqual([code, err], [0, '']);
      const file = join(root, `tests/golden/command/${name}.${language}.txt`);
      if (process.env.UPDATE_EXPECT) {
        mkdirSync(join(root, 'tests/golden/command'), { recursive: true });
        writeFileSync(file, out);
      }
      assert.equal(out, readFileSync(file, 'utf8'), 'UPDATE_EXPECT=1 writes it; look at the difference');
      const { widthOf } = await parts;
      const wide = out.split('\n').filter((line) => widthOf(line) > 80);
      assert.deepEqual(wide, [], 'everything fits in 80 columns');
    });
  }
}

test('the code, the message and the call decide as they do for explain', async () => {
  for (const [args, answer] of /** @type {[string[], import('ttminis-explain').Explanation][]} */ ([
    [['30001', '--api', 'ad.init'], explain(30001, { api: 'ad.init' })],
    [['30001', 'User exit'], explain(30001, 'User exit')],
    [['30001'], explain(30001)],
    [['{"code":500,"msg":"oops"}'], explain({ code: 500, msg: 'oops' })],
  ])) {
    const [found] = objects((await run(['--json', ...args])).out);
    const { status, text: paragraph } = found;
    assert.deepEqual({ status, paragraph }, { status: answer.status, paragraph: answer.text });
  }
});

test('JSON has the fields that --help lists', async () => {
  const { out } = await run(['--help']);
  const listed = /\nJSON\n(.*?)\n\n/s
    .exec(out)?.[1]
    ?.match(/^ {2}\w+(?:, \w+)*/gm)
    ?.flatMap((one) => one.trim().split(', '));
  for (const error of ['30001', '99999', '21103 Request timeout']) {
    const [found] = objects((await run(['--json', error])).out);
    assert.deepEqual(Object.keys(found).sort(), listed?.sort());
  }
});

test('the version is that of the package', async () => {
  const { out } = await run(['--version']);
  assert.equal(out, `${JSON.parse(text('pkg/package.json')).version}\n`);
  assert.equal((await run(['-v'])).out, out);
});

/** What is wrong, and what the command says of it. @type {[args: string[], message: RegExp][]} */
const WRONG = [
  [['--yaml'], /^ttminis-explain: unknown option '--yaml': see --help/],
  [['-x'], /^ttminis-explain: unknown option '-x'/],
  [['-1'], /unknown option '-1': .*write -- in front of a text that begins with '-'/],
  [['--__proto__'], /unknown option '--__proto__'/],
  [
    ['--api', 'show', '1'],
    /unknown call 'show': pass one of request, downloadFile, ad\.init, ad\.load, ad\.show to --api/,
  ],
  [['1', '--api'], /'--api' needs a value: write --api request/],
  [['--api', '--json'], /'--api' needs a value/],
  [['--api=', '1'], /'--api' needs a value/],
  [['--lang', 'fr', '1'], /unknown language 'fr': pass en or zh to --lang/],
  [['--json=yes'], /'--json=yes' has a value: write --json alone/],
  [['30001', 'User', 'exit'], /'exit' is one argument too many: put a message with spaces in quotes/],
  [['README.md'], /'README\.md' is a file: write ttminis-explain < README\.md/],
  [['\u001b[31m', 'b', '\u001b[2J'], /^ttminis-explain: '\ufffd\[2J' is one/],
];
for (const [args, message] of WRONG) {
  test(`wrong usage: ${JSON.stringify(args)}`, async () => {
    const { code, out, err } = await run(args);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, message);
    assert.equal(err.trim().split('\n').length, 1);
  });
}

test('what is no error of the platform ends with 1, and says why', async () => {
  for (const args of [['hello'], ['TypeError: x is not a function'], [''], ['0'], ['null'], ['request:ok']]) {
    const { code, out, err } = await run(args);
    assert.deepEqual([code, out], [1, ''], args[0]);
    assert.match(err, /^ttminis-explain: \S.*\n$/);
    assert.deepEqual([(await run(['--json', ...args])).code, out], [1, '']);
  }
});

test('-- lets a text begin with a hyphen', async () => {
  const { code, out } = await run(['--json', '--', '- errCode: 21103, errMsg: Request timeout']);
  assert.deepEqual([code, objects(out)[0].id], [0, 'network/21103']);
});

test('the environment chooses the language of a page, and not that of JSON', async () => {
  /** @type {[env: Record<string, string>, args: string[], isChinese: boolean][]} */
  const cases = [
    [{ LANG: 'zh_CN.UTF-8' }, [], true],
    [{ LANG: 'zh' }, [], true],
    [{ LANG: 'zhu_XX' }, [], false],
    [{ LANG: 'en_US.UTF-8' }, [], false],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, [], false],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, [], true],
    [{ LANG: 'zh_CN.UTF-8' }, ['--lang', 'en'], false],
    [{ LANG: 'zh_CN.UTF-8' }, ['--json'], false],
    [{}, ['--json', '--lang', 'zh'], true],
    [{}, [], false],
  ];
  for (const [env, args, isChinese] of cases) {
    const { out } = await run(['21103', ...args], { env });
    assert.equal(/[\u4e00-\u9fff]/.test(out), isChinese, JSON.stringify([env, args]));
  }
});

test('colours come where they are asked for', async () => {
  const coloured = async (/** @type {Record<string, string>} */ env) =>
    (await run(['30001', '--api', 'ad.show'], { env })).out.includes('\u001b[');
  assert.equal(await coloured({}), false, 'a pipe');
  assert.equal(await coloured({ FORCE_COLOR: '1' }), true);
  assert.equal(await coloured({ FORCE_COLOR: '0' }), false);
  assert.equal(await coloured({ NO_COLOR: '1' }), false);
  const { out } = await run(['30001', '--json'], { env: { FORCE_COLOR: '1' } });
  assert.ok(!out.includes('\u001b'), 'JSON has none');
});

test('what a message has for a terminal does not reach it', async () => {
  const { out } = await run(['99999', '\u001b[2J\u001b]0;owned\u0007 \u202eabc \u009b1m'], {});
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  const line = await run([], { input: '{"errCode":1234567,"errMsg":"a\\u001b[2Jb\\u202e"}\n' });
  assert.equal(line.code, 0);
  assert.ok(!line.out.includes('\u001b'));
});

/** Whether a pseudo-terminal can be had. */
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

test('a terminal without arguments gets the help', { skip: !hasScript }, () => {
  const shell = `stty cols 60; ${process.execPath} ${command}; echo "code $?"`;
  const { stdout } = spawnSync('script', ['-qec', shell, '/dev/null'], {
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    input: '',
  });
  assert.match(stdout, /Usage/);
  assert.match(stdout, /code 2/);
});

test('a terminal gets colours and lines of its width', { skip: !hasScript }, async () => {
  const { widthOf } = await parts;
  for (const [variables, hasColours] of /** @type {[string, boolean][]} */ ([
    ['TERM=xterm-256color', true],
    ['TERM=xterm-256color NO_COLOR=1', false],
    ['TERM=dumb', false],
  ])) {
    // Nothing of this environment: `CI` or `NO_COLOR` would decide about colours too.
    const shell = `stty cols 50; env -i ${variables} ${process.execPath} ${command} 30001 --lang zh`;
    const { stdout } = spawnSync('script', ['-qec', shell, '/dev/null'], { encoding: 'utf8' });
    assert.equal(stdout.includes('\u001b['), hasColours, variables);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours take no columns
    const lines = stdout.replace(/\u001b\[\d+m/g, '').split(/\r?\n/);
    assert.deepEqual(
      lines.filter((line) => widthOf(line) > 50 && !line.includes('https://')),
      [],
    );
    assert.ok(lines.some((line) => widthOf(line) > 40));
  }
});

test('a reader that goes away ends it quietly', async () => {
  const child = spawn('sh', ['-c', `${process.execPath} ${command} | head -n 1`], {
    env: { ...process.env, FORCE_COLOR: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  for (let at = 0; at < 20000; at++)
    child.stdin.write(`request:fail Request timeout ${at}\n{"errCode":${10000 + at},"errMsg":"x"}\n`);
  child.stdin.end();
  const code = await new Promise((resolve) => child.on('close', resolve));
  assert.deepEqual([code, out, err], [0, 'Line 1\n', '']);
});

test('characters are as wide as terminals have them, and stay where they may', async () => {
  const { wrap, widthOf, printable } = await parts;
  assert.deepEqual(['abc', '中文', 'ｗ，', 'e\u0301', '👍', '“a”', 'ｶ'].map(widthOf), [3, 4, 4, 1, 2, 3, 1]);
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrap('失败，请重试。', 6), ['失败，', '请重', '试。']);
  assert.deepEqual(wrap('a https://example.com/long/path b', 10), [
    'a',
    'https://example.com/long/path',
    'b',
  ]);
  assert.deepEqual(wrap('', 10), []);
  assert.equal(printable('a\u0000b\u202ec\td\r\ne'), 'a\ufffdb\ufffdc d e');
  for (let width = 2; width < 30; width++) {
    const whole = 'The code（30001）有 2 种可能的含义，见 https://a.example/。Then more.';
    assert.equal(wrap(whole, width).join('').replace(/ /g, ''), whole.replace(/ /g, ''));
  }
});
