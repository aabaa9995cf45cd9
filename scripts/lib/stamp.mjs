// Stamps remember for which inputs a step was done, so that it is done again only when they change.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

function* walk(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield file;
    return;
  }
  for (const name of fs.readdirSync(file).sort()) {
    if (name === 'node_modules' || name === 'dist') continue;
    yield* walk(path.join(file, name));
  }
}

/** sha256 over the contents of files and folders and some text. */
export function fingerprint(files, text = '') {
  const hash = createHash('sha256').update(text);
  for (const file of files) {
    for (const leaf of walk(file)) {
      hash.update(leaf).update('\0').update(fs.readFileSync(leaf));
    }
  }
  return hash.digest('hex');
}

export function isStamped(stampFile, value) {
  return (
    fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === value
  );
}

export function stamp(stampFile, value) {
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, value);
}
