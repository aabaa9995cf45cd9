import { build, type Metafile } from 'esbuild';
import { gzipSync } from 'node:zlib';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const entry = path.join(root, 'plugins/lakehouse/src/index.ts');
const KB = 1024;

/** Chunks that load together with `start`: itself and everything it imports statically. */
function eagerClosure(outputs: Metafile['outputs'], start: string) {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file) || !outputs[file]) return;
    seen.add(file);
    for (const { path: target, kind } of outputs[file].imports) {
      if (kind === 'import-statement') visit(target);
    }
  };
  visit(start);
  return seen;
}

/** Our own code only: packages of the registry are shared with the rest of the app and stay outside. */
export default async function bundle() {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    metafile: true,
    write: false,
    outdir: path.join(root, 'bench/results/bundle'),
    absWorkingDir: root,
    jsx: 'automatic',
    loader: { '.css': 'empty', '.svg': 'dataurl' },
    plugins: [
      {
        name: 'packages-outside',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, ({ path: id, kind }) =>
            kind === 'entry-point' || id.startsWith('@lakehouse/')
              ? undefined
              : { path: id, external: true },
          );
        },
      },
    ],
  });
  const sizes = new Map(
    result.outputFiles.map(file => [
      path.relative(root, file.path),
      gzipSync(file.contents, { level: 9 }).length,
    ]),
  );
  const { outputs } = result.metafile;
  const size = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0) / KB;

  const main = Object.keys(outputs).find(
    file => outputs[file].entryPoint === path.relative(root, entry),
  )!;
  const eager = eagerClosure(outputs, main);
  const list = Object.keys(outputs).find(file =>
    Object.keys(outputs[file].inputs).some(input =>
      /components\/.*ListPage\/.*ListPage\.tsx$/.test(input),
    ),
  );
  const listPage = list
    ? [...eagerClosure(outputs, list)].filter(file => !eager.has(file))
    : [];
  return [
    {
      figure: 'eager JavaScript of the plugin',
      value: size(eager),
      unit: 'KB gz',
      goal: 8,
    },
    {
      figure: 'JavaScript of the list page',
      value: list ? size(listPage) : Number.NaN,
      unit: 'KB gz',
      goal: 60,
    },
  ];
}
