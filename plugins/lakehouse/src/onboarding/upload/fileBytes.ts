import type { FileBytes } from '@lakehouse/backstage-plugin-lakehouse-common/samples';

/** A file of the browser, whose parts are read when they are asked for: it may have gigabytes. */
export const fileBytes = (file: File): FileBytes => ({
  name: file.name,
  size: file.size,
  read: async (from, to) =>
    new Uint8Array(await file.slice(from, to).arrayBuffer()),
});
