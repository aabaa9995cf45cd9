/**
 * A printer of an organisation: one line per source in `generated/inventory/sources.csv`, for whoever keeps an inventory of data.
 *
 * In the portal: backend.add(createPrinterFeature(inventory)). On the command line: lakehouse generate --printer ./inventory.mjs
 */
const field = text => `"${String(text ?? '').replaceAll('"', '""')}"`;

export const inventory = {
  id: 'inventory',
  print: ({ platform, contracts }) => ({
    files: [
      {
        path: 'generated/inventory/sources.csv',
        kind: 'generated',
        reason: `Lists the sources of ${platform.name} for the inventory of data.`,
        content: [
          ['source', 'owner', 'tables'],
          ...contracts.map(({ name, team, schema }) => [
            name,
            team?.name,
            schema.length,
          ]),
        ]
          .map(row => `${row.map(field).join(',')}\n`)
          .join(''),
      },
    ],
    // What is wrong in files of people; an error keeps the whole run from writing anything.
    findings: contracts
      .filter(({ team }) => !team?.name)
      .map(({ name }) => ({
        severity: 'warning',
        path: '$.team',
        message: `${name} has no owner for the inventory.`,
        fix: 'Name one in team.',
      })),
  }),
};

export default inventory;
