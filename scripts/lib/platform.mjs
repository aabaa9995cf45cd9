// The demo's platform repository: a bare git repository and its clone, as a team would have them.
import fs from 'node:fs';
import path from 'node:path';
import { bin, demo, root } from './paths.mjs';
import { run } from './process.mjs';
import { stage } from './say.mjs';

const bare = path.join(demo, 'platform.git');
const clone = path.join(demo, 'platform');
const skeleton = path.join(root, 'templates/lakehouse-platform/skeleton');
const example = path.join(root, 'examples/northwind');
const author = [
  '-c',
  'user.name=Lakehouse demo',
  '-c',
  'user.email=demo@example.com',
  '-c',
  'commit.gpgsign=false',
];

const git = (args, cwd) =>
  run('Preparing the platform repository', 'git', args, { quiet: true, cwd });

function copyExample(target) {
  fs.cpSync(skeleton, target, {
    recursive: true,
    filter: file =>
      !/(^|\/)(\.lakehouse|\.venv|target|logs|__pycache__|\.pytest_cache)$/.test(
        file.slice(skeleton.length),
      ),
  });
  fs.mkdirSync(path.join(target, 'contracts'), { recursive: true });
  fs.copyFileSync(
    path.join(example, 'northwind.odcs.yaml'),
    path.join(target, 'contracts/northwind.odcs.yaml'),
  );
  fs.cpSync(
    path.join(example, 'marts'),
    path.join(target, 'dbt/models/marts/northwind'),
    { recursive: true },
  );
}

/** Generates into a folder with the command line of this checkout. */
export const generate = dir =>
  run(
    'Generating the Northwind models',
    path.join(bin, 'node'),
    [path.join(root, 'packages/cli/bin/lakehouse'), 'generate', '--repo', dir],
    { quiet: true },
  );

/** Writes a complete platform repository with the Northwind source into an empty folder. */
export async function stampNorthwind(target) {
  fs.mkdirSync(target, { recursive: true });
  copyExample(target);
  await generate(target);
}

/** Makes `.demo/platform.git` and `.demo/platform` unless they are there. */
export async function preparePlatform() {
  if (fs.existsSync(path.join(clone, '.git')) && fs.existsSync(bare)) return;
  stage('Making the platform repository (.demo/platform.git)');
  fs.rmSync(bare, { recursive: true, force: true });
  fs.rmSync(clone, { recursive: true, force: true });
  await git(['init', '--quiet', '--initial-branch=main', clone]);
  await stampNorthwind(clone);
  await git(['add', '--all'], clone);
  await git(
    [...author, 'commit', '--quiet', '-m', 'Start the platform with Northwind'],
    clone,
  );
  await git(['clone', '--quiet', '--bare', clone, bare]);
  await git(['remote', 'add', 'origin', bare], clone);
  await git(['fetch', '--quiet', 'origin'], clone);
  await git(['branch', '--quiet', '--set-upstream-to=origin/main'], clone);
}
