/** CPU time (user and system, all threads) that a run takes, in milliseconds. */
export async function cpuMs(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Wall-clock time that a run takes, in milliseconds. */
export async function elapsedMs(run: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await run();
  return performance.now() - before;
}

/** The median of several measurements, taken one after the other. */
export async function medianOf(
  runs: number,
  measure: () => Promise<number>,
): Promise<number> {
  const values: number[] = [];
  for (let run = 0; run < runs; run++) {
    values.push(await measure());
  }
  return values.sort((a, b) => a - b)[Math.floor(runs / 2)];
}
