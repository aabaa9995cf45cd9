// The frontend bundle, built again only when something it is made of has changed.
import path from 'node:path';
import { bin, root } from './paths.mjs';
import { run } from './process.mjs';
import { stage } from './say.mjs';
import { fingerprint, isStamped, stamp } from './stamp.mjs';

const INPUTS = [
  'packages/app/src',
  'packages/app/public',
  'packages/app/package.json',
  'plugins/lakehouse/src',
  'plugins/lakehouse/package.json',
  'plugins/lakehouse-common/src',
  'yarn.lock',
];

export async function buildApp() {
  const dist = path.join(root, 'packages/app/dist');
  const stampFile = path.join(dist, '.lakehouse-build');
  const value = fingerprint(INPUTS.map(input => path.join(root, input)));
  if (isStamped(stampFile, value)) return;
  stage('Building the portal (about a minute, once)');
  await run(
    'Building the portal',
    path.join(bin, 'yarn'),
    ['workspace', 'app', 'build'],
    { quiet: true, cwd: root },
  );
  stamp(stampFile, value);
}
