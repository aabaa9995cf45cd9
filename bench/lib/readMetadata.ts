import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { MetadataFiles } from '../../plugins/lakehouse-backend/src/catalogs/metadata/MetadataFiles';
import { MetadataReader } from '../../plugins/lakehouse-backend/src/catalogs/metadata/MetadataReader';
import { TableLocations } from '../../plugins/lakehouse-backend/src/catalogs/metadata/TableLocations';
import { cpuMs } from './measure';

/** What the reading of some files took, in a process of its own. */
export interface ReadingMeasured {
  /** Highest resident memory above that of the process before, in MiB. */
  aboveMb: number;
  /** Longest time that the event loop of the main thread was held up, in milliseconds. */
  delayMs: number;
  cpuMs: number;
  /** How each file ended: its number of snapshots, or the code of what is wrong. */
  outcomes: Array<number | string>;
}

const MB = 1024 * 1024;

/** Reads the files that standard input names, so many at a time. */
async function main() {
  const { files, parallel, root } = JSON.parse(await text(process.stdin));
  const reader = new MetadataReader();
  const metadata = new MetadataFiles(
    new TableLocations([{ prefix: root, path: root }]),
    reader,
  );
  const read = (file: string) =>
    metadata.read(file).then(
      ({ summary }) => summary.snapshotCount,
      error => error.code ?? String(error),
    );
  // Threads and code that is loaded once are no part of what a file costs.
  await read(files.warm);
  await sleep(500);
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const outcomes: Array<number | string> = [];
  const cpu = await cpuMs(async () => {
    for (let start = 0; start < files.read.length; start += parallel) {
      outcomes.push(
        ...(await Promise.all(
          files.read.slice(start, start + parallel).map(read),
        )),
      );
    }
  });
  clearInterval(timer);
  delay.disable();
  await reader.close();
  const measured: ReadingMeasured = {
    aboveMb: (peak - before) / MB,
    delayMs: delay.max / 1e6,
    cpuMs: cpu,
    outcomes,
  };
  process.stdout.write(JSON.stringify(measured));
}

if (require.main === module) {
  main();
}
