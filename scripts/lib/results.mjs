// Counts of passed, failed and skipped tests, from the reports of the test runners.
import fs from 'node:fs';

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

/** JUnit XML, as pytest and Node's test runner write it: counts the test cases and what stands inside them. */
export function junitCounts(file) {
  if (!fs.existsSync(file)) return single(false);
  const xml = fs.readFileSync(file, 'utf8');
  const cases = xml.match(/<testcase\b[^>]*?(?:\/>|>[\s\S]*?<\/testcase>)/g);
  return (cases ?? []).reduce((sum, text) => {
    const kind = /<(failure|error)\b/.test(text)
      ? 'failed'
      : /<skipped\b/.test(text)
      ? 'skipped'
      : 'passed';
    return add(sum, { ...zero, [kind]: 1 });
  }, zero);
}

export const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
