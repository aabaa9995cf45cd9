import type { ChoiceQuery, Reading } from '../api';

/** What the names of a platform repository can be of, where a form lets them be chosen. */
export const CHOICE_KINDS = [
  'source',
  'contract-table',
  'column',
  'hub',
  'satellite',
  'link',
  'mart',
] as const satisfies ReadonlyArray<ChoiceQuery['kind']>;

/** What the values of a column can mean, where they do not say it themselves. */
export const READINGS = [
  'day-first',
  'month-first',
  'decimal-comma',
  'thousands',
  'text',
] as const satisfies readonly Reading[];
