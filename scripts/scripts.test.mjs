// What the scripts say when they cannot go on.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './lib/paths.mjs';
import { testFolders } from './lib/platformTests.mjs';
import { findPython } from './lib/python.mjs';
import { jestCounts, jestFailures, junitCounts } from './lib/results.mjs';
import { explain } from './lib/say.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-scripts-'));
const script = (name, args = [], env = {}) =>
  spawnSync(process.execPath, [path.join(root, 'scripts', name), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

test('a taken port is one sentence that names another one', async () => {
  const server = net.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const child = spawn(process.execPath, [path.join(root, 'scripts/demo.mjs')], {
    env: { ...process.env, PORT: String(port) },
  });
  let said = '';
  child.stderr.on('data', data => (said += data));
  const code = await new Promise(resolve => child.once('close', resolve));
  server.close();
  assert.equal(code, 1);
  assert.match(said, new RegExp(`Port ${port} is taken .* PORT=${port + 1}`));
  assert.doesNotMatch(said, /\n\s+at /);
});

test('a PORT that is no port is refused', () => {
  const { status, stderr } = script('demo.mjs', [], { PORT: 'http' });
  assert.equal(status, 1);
  assert.match(stderr, /PORT is "http": give a number from 1 to 65535/);
});

test('an unknown part of the tests is refused with the list of parts', () => {
  const { status, stderr } = script('test.mjs', ['unti']);
  assert.equal(status, 1);
  assert.match(stderr, /There is no part unti[^]*npm test -- unit/);
});

test('every folder of tests of the platform is run, each once', () => {
  const skeleton = path.join(root, 'templates/lakehouse-platform/skeleton');
  const folders = testFolders(skeleton);
  assert.equal(new Set(folders).size, folders.length);
  const files = fs
    .readdirSync(path.join(skeleton, 'tests'), { recursive: true })
    .filter(name => /(^|\/)test_[^/]*\.py$/.test(name));
  const missing = files.filter(
    name =>
      !['tests/maintenance', ...folders].includes(
        `tests/${path.dirname(name)}`,
      ),
  );
  assert.deepEqual(missing, []);
});

for (const [what, output, sentence] of [
  [
    'no network',
    'RequestError: getaddrinfo EAI_AGAIN registry',
    /registry cannot be reached/,
  ],
  ['a full disk', 'ENOSPC: no space left on device, write', /disk is full/],
  [
    'a folder of somebody else',
    'EACCES: permission denied',
    /cannot be written/,
  ],
]) {
  test(`${what} is one sentence that says what to do`, () => {
    const { message } = explain('Installing the packages', output);
    assert.match(message, sentence);
    assert.equal(message.split('\n').length, 1);
  });
}

test('a Python that Spark does not run on is named with the versions that it does', () => {
  const python = path.join(folder, 'python3');
  fs.writeFileSync(python, '#!/bin/sh\necho 3.14\n', { mode: 0o755 });
  const before = process.env.PATH;
  process.env.PATH = folder;
  const { problem } = findPython();
  process.env.PATH = before;
  assert.match(
    problem,
    /needs Python 3\.10 to 3\.12 \(.*3\.14.*\).*LAKEHOUSE_PYTHON/,
  );
});

test('results of the runners are counted, and a report that is missing is a failure', () => {
  const junit = path.join(folder, 'junit.xml');
  fs.writeFileSync(
    junit,
    '<testsuites><testcase name="a &lt;b/>"/><testcase name="c"><failure message="x"/></testcase><testcase name="d"><skipped/></testcase></testsuites>',
  );
  assert.deepEqual(junitCounts(junit), { passed: 1, failed: 1, skipped: 1 });
  const jest = path.join(folder, 'jest.json');
  fs.writeFileSync(
    jest,
    JSON.stringify({
      numPassedTests: 5,
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 2,
      numTodoTests: 0,
    }),
  );
  assert.deepEqual(jestCounts(jest), { passed: 5, failed: 1, skipped: 2 });
  assert.equal(junitCounts(path.join(folder, 'none.xml')).failed, 1);
});

test('what failed in Jest is told with its reason, also when an error has no message', () => {
  const report = path.join(folder, 'failures.json');
  const failed = (fullName, ...failureMessages) => ({
    status: 'failed',
    fullName,
    failureMessages,
    failureDetails: failureMessages.map(() => ({ code: 'E_EMPTY' })),
  });
  fs.writeFileSync(
    report,
    JSON.stringify({
      testResults: [
        {
          name: '/a/one.test.ts',
          message: 'all of it',
          assertionResults: [
            failed('adds', '\u001b[31mError: 1 is not 2\u001b[39m\n    at x'),
            failed('counts', '', ''),
            { status: 'passed', fullName: 'is fine' },
          ],
        },
        {
          name: '/a/two.test.ts',
          message: 'no such module',
          assertionResults: [],
        },
      ],
    }),
  );
  assert.deepEqual(jestFailures(report), [
    'one.test.ts: adds\n    Error: 1 is not 2\n        at x',
    'one.test.ts: counts\n    {"code":"E_EMPTY"}',
    'two.test.ts\n    no such module',
  ]);
});
