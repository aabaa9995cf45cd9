// The demo's platform repository: a bare git repository and its clone, as a team would have them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bin, demo, root } from './paths.mjs';
import { run } from './process.mjs';
import { stage } from './say.mjs';
import { fingerprint, isStamped, stamp } from './stamp.mjs';

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

const RUN_OUTPUT =
  /(^|\/)(\.lakehouse|\.venv(-glue)?|target|logs|__pycache__|\.pytest_cache)$/;

/** A platform repository without sources; `catalog` is its Iceberg catalog's id in the portal. */
function copySkeleton(target, catalog) {
  fs.mkdirSync(target, { recursive: true });
  fs.cpSync(skeleton, target, {
    recursive: true,
    filter: file => !RUN_OUTPUT.test(file.slice(skeleton.length)),
  });
  const settings = path.join(target, 'lakehouse.yaml');
  fs.writeFileSync(
    settings,
    fs
      .readFileSync(settings, 'utf8')
      .replace(/^catalog: .*$/m, `catalog: ${catalog}`),
  );
}

/** Generates into a platform repository with the command line of this checkout. */
const generate = dir =>
  run(
    'Generating the files of the platform',
    path.join(bin, 'node'),
    [path.join(root, 'packages/cli/bin/lakehouse'), 'generate', '--repo', dir],
    { quiet: true },
  );

/** Writes a complete platform repository with the Northwind source into an empty folder. */
export async function stampNorthwind(target, catalog = 'northwind') {
  copySkeleton(target, catalog);
  fs.mkdirSync(path.join(target, 'contracts'), { recursive: true });
  fs.copyFileSync(
    path.join(example, 'northwind.odcs.yaml'),
    path.join(target, 'contracts/northwind.odcs.yaml'),
  );
  const folders = {
    marts: 'dbt/models/marts/northwind',
    macros: 'dbt/macros/northwind',
  };
  for (const [from, to] of Object.entries(folders)) {
    fs.cpSync(path.join(example, from), path.join(target, to), {
      recursive: true,
    });
  }
  await generate(target);
}

/** What Northwind's entities are made of and by: they are generated again only when one of these has changed. */
const ENTITY_INPUTS = [
  'examples/northwind/northwind.odcs.yaml',
  'examples/northwind/marts',
  'templates/lakehouse-platform/skeleton/lakehouse.yaml',
  'plugins/lakehouse-common/src',
  'plugins/lakehouse-node/src',
];

/** The catalog entities that Northwind's contract gives, beside the recorded lakehouse that they stand for. */
export async function writeNorthwindEntities(folder) {
  const stampFile = path.join(folder, '.northwind');
  const value = fingerprint(ENTITY_INPUTS.map(input => path.join(root, input)));
  if (isStamped(stampFile, value)) return;
  const stamped = fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-stamp-'));
  try {
    await stampNorthwind(stamped);
    fs.mkdirSync(folder, { recursive: true });
    fs.copyFileSync(
      path.join(stamped, 'catalog/northwind.yaml'),
      path.join(folder, 'northwind.yaml'),
    );
    stamp(stampFile, value);
  } finally {
    fs.rmSync(stamped, { recursive: true, force: true });
  }
}

/** Makes `.demo/platform.git`, still without a source, and its clone `.demo/platform`, unless they are there. */
export async function preparePlatform() {
  if (fs.existsSync(path.join(clone, '.git')) && fs.existsSync(bare)) return;
  stage('Making the platform repository (.demo/platform.git)');
  fs.rmSync(bare, { recursive: true, force: true });
  fs.rmSync(clone, { recursive: true, force: true });
  copySkeleton(clone, 'platform');
  await generate(clone);
  await git(['init', '--quiet', '--initial-branch=main', clone]);
  await git(['add', '--all'], clone);
  await git(
    [...author, 'commit', '--quiet', '-m', 'Start the platform'],
    clone,
  );
  await git(['clone', '--quiet', '--bare', clone, bare]);
  await git(['remote', 'add', 'origin', bare], clone);
  await git(['fetch', '--quiet', 'origin'], clone);
  await git(['branch', '--quiet', '--set-upstream-to=origin/main'], clone);
}
