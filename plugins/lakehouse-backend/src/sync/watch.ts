import { watch, type FSWatcher } from 'chokidar';

/** Writers touch several files per commit: wait until it is quiet. */
const QUIET_MS = 500;
/** … but not for ever. */
const LONGEST_WAIT_MS = 5000;

/** What is watched. */
export interface WatchOptions {
  /** Files and folders; they need not exist yet. */
  paths: string[];
  ignored?: (path: string) => boolean;
  onChange: () => void;
  onError: (error: unknown) => void;
}

/** Calls back once per burst of changes. The poll of the schedule catches what a file system does not announce. */
export function watchPaths(options: WatchOptions): { close(): Promise<void> } {
  if (options.paths.length === 0) {
    return { close: async () => undefined };
  }
  let timer: NodeJS.Timeout | undefined;
  let waitingSince: number | undefined;
  const fire = () => {
    waitingSince = undefined;
    options.onChange();
  };
  const touched = () => {
    waitingSince ??= Date.now();
    clearTimeout(timer);
    const left = waitingSince + LONGEST_WAIT_MS - Date.now();
    timer = setTimeout(fire, Math.max(0, Math.min(QUIET_MS, left)));
    timer.unref();
  };
  const watcher: FSWatcher = watch(options.paths, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: options.ignored,
    depth: 12,
  });
  watcher.on('all', touched).on('error', options.onError);
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
