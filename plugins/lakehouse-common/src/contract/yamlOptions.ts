/**
 * How contracts are read and written: YAML 1.2, but texts that tools of YAML 1.1 (PyYAML among them) would take for something else
 * (`no`, `1e3`, `007`) are written in quotes.
 */
export const YAML_OPTIONS = {
  version: '1.2',
  schema: 'core',
  compat: 'yaml-1.1',
  uniqueKeys: true,
} as const;

/** Long texts stay on one line, so that a change of a word is a change of a line. */
export const YAML_FORMAT = { lineWidth: 0 } as const;
