import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';
import { parentIds, schemaRows } from './schemaRows';

const fields: SchemaField[] = [
  { id: 1, name: 'order_id', path: 'order_id', type: 'long', required: true },
  {
    id: 2,
    name: 'address',
    path: 'address',
    type: 'struct',
    required: false,
    fields: [
      {
        id: 3,
        name: 'city',
        path: 'address.city',
        type: 'string',
        required: false,
        doc: 'Where it goes',
      },
      {
        id: 4,
        name: 'zip',
        path: 'address.zip',
        type: 'string',
        required: false,
      },
    ],
  },
];
const names = (...args: Parameters<typeof schemaRows>) =>
  schemaRows(...args).map(row => row.field.path);

describe('schemaRows', () => {
  it('shows nested fields below their parent once it is open', () => {
    expect(names(fields, new Set())).toEqual(['order_id', 'address']);
    const rows = schemaRows(fields, new Set([2]));
    expect(rows.map(row => row.level)).toEqual([0, 0, 1, 1]);
  });

  it('finds a nested field and shows the way to it', () => {
    expect(names(fields, new Set(), 'CITY')).toEqual([
      'address',
      'address.city',
    ]);
    expect(names(fields, new Set(), 'where it')).toEqual([
      'address',
      'address.city',
    ]);
  });

  it('shows nothing when nothing matches', () => {
    expect(names(fields, new Set(), 'nope')).toEqual([]);
  });

  it('names the fields that can be opened', () => {
    expect(parentIds(fields)).toEqual([2]);
  });
});
