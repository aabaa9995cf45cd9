// Counts of passed, failed and skipped tests, from the reports of the test runners.
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export const zero = { passed: 0, failed: 0, skipped: 0 };

export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** One check that is either passed or failed, such as the type check. */
export const single = ok => ({ ...zero, [ok ? 'passed' : 'failed']: 1 });

/** Jest's `--json` report; a suite that could not run counts as one failure. */
export function jestCounts(file) {
  if (!fs.existsSync(file)) return single(false);
  const report = JSON.parse(fs.readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * JUnit XML, as pytest and Node's test runner write it: counts the test cases and what stands inside them. `<` is always escaped in
 * attributes and text, so an opening tag is found by its name alone.
 */
export function junitCounts(file) {
  if (!fs.existsSync(file)) return single(false);
  const [, ...cases] = fs.readFileSync(file, 'utf8').split(/<testcase\b/);
  return cases.reduce((sum, text) => {
    if (/<(failure|error)\b/.test(text)) return add(sum, single(false));
    if (/<skipped\b/.test(text)) return add(sum, { ...zero, skipped: 1 });
    return add(sum, single(true));
  }, zero);
}

/** Longest reason that is said again at the end; the whole of it stands above. */
const REASON_LINES = 12;

/**
 * What failed in Jest's report, one text per test, to be said once more at the end: a log of an hour is not searched. An error without a
 * message says where it was thrown, and what was thrown.
 */
export function jestFailures(file) {
  if (!fs.existsSync(file)) return ['Jest wrote no report.'];
  const { testResults } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    const suite = path.basename(name);
    // A file that could not be read has a message and no tests.
    if (tests.length === 0 && assertionResults.length === 0 && message) {
      return [`${suite}\n${shortened(message)}`];
    }
    return tests.map(({ fullName, failureMessages, failureDetails }) => {
      const reasons = failureMessages.map(
        (text, i) => text.trim() || JSON.stringify(failureDetails?.[i]) || '',
      );
      const told = [...new Set(reasons)].map(shortened).join('\n');
      return `${suite}: ${fullName}\n${told}`;
    });
  });
}

function shortened(text) {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines
    .slice(0, REASON_LINES)
    .map(one => `    ${one}`)
    .join('\n');
}

export const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
