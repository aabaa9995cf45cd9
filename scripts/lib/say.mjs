// What the scripts say to a person: one line per stage, and one sentence when something cannot go on.

/** An error that is explained in one sentence; it is printed without a stack. */
export class Sentence extends Error {}

const started = Date.now();

export function stage(text) {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${text}\n`);
}

/** Runs a script's main function; a Sentence becomes one line on stderr, anything else keeps its stack. */
export function main(run) {
  run().catch(error => {
    process.stderr.write(
      error instanceof Sentence ? `\n${error.message}\n` : `${error.stack}\n`,
    );
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
}

const causes = [
  [
    /ENOSPC|no space left/i,
    'The disk is full. Free about 4 GB and run the same command again; what was done is kept.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network is unreachable|getaddrinfo|Failed to fetch|Temporary failure in name resolution/i,
    'The package registry cannot be reached. Connect to the network (or set the proxy of npm and pip) and run the same command again.',
  ],
  [
    /EACCES|EPERM|permission denied/i,
    'A file of the checkout cannot be written. Make the folder yours (or clone it again) and run the same command again.',
  ],
];

/** Explains a failed command by what it printed. */
export function explain(what, output) {
  const known = causes.find(([pattern]) => pattern.test(output));
  const tail = output.trim().split('\n').slice(-25).join('\n');
  return new Sentence(
    known ? `${what}: ${known[1]}` : `${what} failed. It printed:\n${tail}`,
  );
}
