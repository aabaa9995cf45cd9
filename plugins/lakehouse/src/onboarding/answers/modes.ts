import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';

const MODES = ['full', 'incremental', 'append', 'cdc'] as const;

/** The load mode of a table, if it is one there is a word for. */
export const modeOf = (table: PreviewTable) =>
  MODES.find(mode => mode === table.loadMode);
