import type { SourceFile } from '@lakehouse/backstage-plugin-lakehouse-common';

/** What the page asks the worker: one file at a time. */
export interface Task {
  file: File;
  /** Bytes that are taken at most. */
  cap: number;
  /** Where the bundle's parts are, if the page knows: a portal may be served below another path than it was built for. */
  publicPath?: string;
}

/** What the worker says: that it can read, and then what each task came to. */
export type Report =
  | { ready: true }
  | { sample: SourceFile }
  | { failure: string };
