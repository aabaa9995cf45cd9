/**
 * Starts the worker that samples files. The address has to stand inside `new Worker`: bundlers look for exactly this.
 *
 * @throws where there are no workers, or none are allowed
 */
export const startWorker = (): Worker =>
  new Worker(
    new URL(
      '@lakehouse/backstage-plugin-lakehouse/sampling-worker',
      import.meta.url,
    ),
  );
