// Runs in a web worker. It is an entry of the package, so that a bundler finds it by the package's name: in this repository as source, and in
// a published package as the file that was built of it.
import { fileBytes } from './fileBytes';
import type { Report, Task } from './protocol';

const report = (message: Report) => globalThis.postMessage(message);

globalThis.addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  const { file, cap, publicPath } = data;
  if (publicPath && typeof __webpack_public_path__ === 'string') {
    __webpack_public_path__ = publicPath;
  }
  try {
    // Only now it is known where this comes from. What the worker needs at its start would come from where the bundle was built for.
    const { sampleFile } = await import(
      '@lakehouse/backstage-plugin-lakehouse-common/samples'
    );
    report({ ready: true });
    report({ sample: await sampleFile(fileBytes(file), { cap }) });
  } catch (error) {
    report({ failure: error instanceof Error ? error.message : String(error) });
  }
});
