// `npm run lakehouse -- …` and `npm run bench`: prepares Node and the packages, then runs one of our programs in the caller's folder.
import path from 'node:path';
import { prepareJavaScript } from './lib/javascript.mjs';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { main, Sentence } from './lib/say.mjs';

const PROGRAMS = {
  lakehouse: path.join(root, 'packages/cli/bin/lakehouse'),
  bench: path.join(root, 'bench/run.mjs'),
};

main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const program = PROGRAMS[name];
  if (!program) {
    throw new Sentence(
      `Say which program to run: ${Object.keys(PROGRAMS).join(', ')}.`,
    );
  }
  await prepareJavaScript();
  const { code } = await run(name, path.join(bin, 'node'), [program, ...args], {
    check: false,
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  process.exitCode = code;
});
