/** Texts of results in Backstage search. */
export const searchMessages = {
  columns: 'Columns: {{columns}}',
  more: 'and {{number}} more',
} as const;
