// Child processes that never outlive the script.
import { spawn } from 'node:child_process';
import { explain } from './say.mjs';

const children = new Set();

function stopAll(signal) {
  for (const child of children) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It ended in the meantime.
    }
  }
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    stopAll('SIGTERM');
    const deadline = Date.now() + 5000;
    const timer = setInterval(() => {
      if (children.size && Date.now() < deadline) return;
      clearInterval(timer);
      stopAll('SIGKILL');
      process.exit(process.exitCode ?? (signal === 'SIGINT' ? 130 : 143));
    }, 50);
  });
}
process.on('exit', () => stopAll('SIGKILL'));

/** Starts a program in a process group of its own, which ends with this script. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, {
    stdio: 'inherit',
    detached: true,
    ...options,
    env: { ...process.env, ...options.env },
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}

/**
 * Runs a program to its end. With `quiet`, its output is kept and shown only when it fails.
 * Resolves to `{ code, output }`; rejects with a sentence if it fails, unless `check` is false.
 */
export function run(what, command, args, options = {}) {
  const { quiet = false, check = true, ...rest } = options;
  return new Promise((resolve, reject) => {
    let output = '';
    const child = start(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...rest,
    });
    child.stdout?.on('data', data => (output += data));
    child.stderr?.on('data', data => (output += data));
    child.once('error', error => reject(explain(what, String(error))));
    child.once('close', code =>
      code === 0 || !check
        ? resolve({ code, output })
        : reject(explain(what, output || `exit code ${code}`)),
    );
  });
}
