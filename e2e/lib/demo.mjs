// Starts the demo as a newcomer does, in a folder of its own, and stops it with Ctrl-C.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/lib/freePort.mjs';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/**
 * Resolves to `{ url, folder, output, seconds, stop }` when the demo says that it is ready. `prepare` may write into the demo's folder
 * beforehand and answers further settings of the portal.
 */
export async function startDemo(options = {}) {
  const port = options.port ?? (await freePort());
  const folder =
    options.folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'lakehouse-demo-'));
  const settings = options.prepare?.(folder) ?? {};
  const started = Date.now();
  const child = spawn('node', ['scripts/demo.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      LAKEHOUSE_DEMO: folder,
      LAKEHOUSE_SETTINGS: JSON.stringify(settings),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const closed = new Promise(resolve => child.once('close', resolve));
  const ready = new Promise((resolve, reject) => {
    const listen = data => {
      output += data;
      if (/Three things to try/.test(output)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', code =>
      reject(new Error(`The demo ended with ${code}:\n${output}`)),
    );
  });
  await ready;
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid,
    folder,
    output: () => output,
    seconds: (Date.now() - started) / 1000,
    /** Ctrl-C; resolves to the exit code. */
    async stop({ keep = false } = {}) {
      child.kill('SIGINT');
      const code = await closed;
      if (!keep) fs.rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
