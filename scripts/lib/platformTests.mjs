// pytest over the stamped platform, two folders of tests at a time: a Spark session keeps little more than one core busy.
import fs from 'node:fs';
import path from 'node:path';
import { preparePlatformTools } from './platformTools.mjs';
import { startPostgres } from './postgres.mjs';
import { run } from './process.mjs';
import { add, junitCounts, line, zero } from './results.mjs';
import { stage } from './say.mjs';

const AT_ONCE = 2;

/** pytest's exit code for a folder whose tests are all left out. */
const NOTHING_TO_RUN = 5;

/** Runs alone and first: its Spark session brings the jars that the others find, and Ivy does not like to be asked twice at once. */
const FIRST = 'tests/maintenance';

/** The longest ones begin, so that nobody waits for one of them at the end; all others follow. */
const LONG = [
  'tests/vault',
  'tests/platform',
  'tests/sources',
  'tests/ingestion',
];

/** Folders of tests, in the order in which they begin. */
export function testFolders(skeleton) {
  const found = fs
    .readdirSync(path.join(skeleton, 'tests'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `tests/${name}`)
    .filter(folder =>
      fs
        .readdirSync(path.join(skeleton, folder))
        .some(name => /^test_.*\.py$/.test(name)),
    );
  // Tests of jobs stand beside their jobs.
  const all = [...found, 'jobs'];
  const known = LONG.filter(folder => all.includes(folder));
  return [
    ...known,
    ...all.filter(folder => folder !== FIRST && !known.includes(folder)),
  ];
}

/** Takes from the queue until it is empty; each worker has a PostgreSQL of its own, since tests take the same names in it. */
async function work(queue, runFolder) {
  const postgres = await startPostgres();
  try {
    let counts = zero;
    for (let folder = queue.shift(); folder; folder = queue.shift()) {
      counts = add(counts, await runFolder(folder, postgres.url));
    }
    return counts;
  } finally {
    await postgres.stop();
  }
}

/** @param reports - folder for pytest's reports */
export async function platformTests(reports) {
  const { python, skeleton, env } = await preparePlatformTools();
  const runFolder = async (folder, postgres) => {
    const report = path.join(reports, `${folder.replace('/', '-')}.xml`);
    const { output, code } = await run(
      'pytest',
      python,
      ['-m', 'pytest', '-q', `--junitxml=${report}`, folder],
      {
        quiet: true,
        cwd: skeleton,
        check: false,
        env: { ...env, LAKEHOUSE_TEST_POSTGRES: postgres },
      },
    );
    const counts = junitCounts(report);
    if (code === 0 || code === NOTHING_TO_RUN) {
      stage(`  ${folder}: ${line(counts)}`);
    } else {
      process.stdout.write(`\n${folder}\n${output}\n`);
    }
    // A run that broke off may have a report of what went before.
    return code > 1 && code !== NOTHING_TO_RUN
      ? add(counts, { ...zero, failed: 1 })
      : counts;
  };
  const first = await work([FIRST], runFolder);
  const queue = testFolders(skeleton);
  const workers = Array.from({ length: AT_ONCE }, () => work(queue, runFolder));
  return (await Promise.all(workers)).reduce(add, first);
}
