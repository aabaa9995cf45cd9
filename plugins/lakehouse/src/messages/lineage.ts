/** Texts of the lineage of a table. */
export const lineageMessages = {
  depth: 'Depth',
  directionLabel: 'Direction',
  direction: {
    both: 'Both',
    upstream: 'Upstream',
    downstream: 'Downstream',
  },
  view: { graph: 'Graph', list: 'List', label: 'View' },
  graphLabel: 'Lineage of {{table}}: {{up}} upstream, {{down}} downstream',
  more: '+{{amount}} more',
  moreHint: 'Open the lineage of {{table}}',
  truncated: 'The graph is cut at {{amount}} datasets.',
  showMore: 'Show more',
  none: 'No lineage is known',
  noneText:
    'Lineage comes from the dbt artifacts of the platform and from contracts. Run dbt, or check that the catalog knows its artifacts.',
  from: 'From',
  to: 'To',
  job: 'Made by',
  why: 'Known from',
  whySelected: 'Why is this edge here?',
  edges: 'Edges of the lineage',
  source: 'source',
  model: 'model',
} as const;
