// Python for the stamped platform: found or explained.
import { spawnSync } from 'node:child_process';

const OLDEST = [3, 10];
const NEWEST = [3, 12];

function version(command) {
  const { stdout, status } = spawnSync(
    command,
    ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'],
    { encoding: 'utf8' },
  );
  return status === 0 ? stdout.trim() : undefined;
}

const inRange = text => {
  const [major, minor] = text.split('.').map(Number);
  return major === 3 && minor >= OLDEST[1] && minor <= NEWEST[1];
};

/** `{ command }` of a Python that PySpark 3.5 runs on, or `{ problem }`: a sentence that says what to do. */
export function findPython() {
  const candidates = [
    process.env.LAKEHOUSE_PYTHON,
    'python3',
    'python3.11',
    'python3.12',
    'python3.10',
    'python',
  ].filter(Boolean);
  const seen = [];
  for (const command of candidates) {
    const found = version(command);
    if (found && inRange(found)) return { command, version: found };
    if (found) seen.push(`${command} is ${found}`);
  }
  return {
    problem: `The stamped platform needs Python ${OLDEST.join(
      '.',
    )} to ${NEWEST.join('.')} (${
      seen.join(', ') || 'none was found'
    }): install one, or name it in LAKEHOUSE_PYTHON.`,
  };
}
