// The Python environment in which the stamped platform is tested: its own pinned requirements, plus pytest and linters of contracts.
import fs from 'node:fs';
import path from 'node:path';
import { root, tools } from './paths.mjs';
import { run } from './process.mjs';
import { findPython } from './python.mjs';
import { Sentence, stage } from './say.mjs';
import { fingerprint, isStamped, stamp } from './stamp.mjs';

const skeleton = path.join(root, 'templates/lakehouse-platform/skeleton');

/** Requirement files of the skeleton, tests included. */
const requirements = () =>
  fs
    .readdirSync(skeleton)
    .filter(name => /^requirements.*\.txt$/.test(name))
    .map(name => path.join(skeleton, name));

/** Makes `.tools/venv` when the requirements have changed; resolves to the environment for children. */
export async function preparePlatformTools() {
  const { command, problem } = findPython();
  if (problem) throw new Sentence(problem);
  const venv = path.join(tools, 'venv');
  const stampFile = path.join(venv, '.lakehouse-install');
  const files = requirements();
  const value = fingerprint(files);
  if (!isStamped(stampFile, value)) {
    stage(
      'Installing Spark, dbt and the test tools of the platform (1 to 3 minutes, once)',
    );
    await run(
      'Installing the platform requirements',
      'sh',
      ['scripts/setup.sh'],
      {
        quiet: true,
        cwd: skeleton,
        env: {
          PYTHON: command,
          LAKEHOUSE_VENV: venv,
          LAKEHOUSE_TARGETS: 'all',
        },
      },
    );
    stamp(stampFile, value);
  }
  return {
    python: path.join(venv, 'bin/python'),
    skeleton,
    env: {
      LAKEHOUSE_VENV: venv,
      LAKEHOUSE_IVY: path.join(tools, 'ivy'),
      LAKEHOUSE_CLI: path.join(root, 'packages/cli/bin/lakehouse'),
      VIRTUAL_ENV: venv,
      PATH: `${path.join(venv, 'bin')}${path.delimiter}${process.env.PATH}`,
    },
  };
}
