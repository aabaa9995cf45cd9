import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const step = (source: unknown) =>
  exampleStep('Write the files of the source', 'lakehouse:source:generate', {
    source,
  });

export const generateExamples: TemplateExample[] = [
  {
    description: 'Stamp a source from the answers of the form field',
    example: step('${{ parameters.source }}'),
  },
  {
    description: 'Stamp a source from PostgreSQL DDL',
    example: step({
      version: 1,
      kind: 'ddl',
      name: 'shop',
      owner: 'group:default/sales-data',
      promise: '6h',
      ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY, ordered_at timestamptz NOT NULL);',
    }),
  },
  {
    description: 'Stamp a source from CSV files, reading one of them in full',
    example: step({
      version: 1,
      kind: 'csv',
      name: 'stores',
      owner: 'group:default/sales-data',
      promise: '1d',
      csv: [{ name: 'stores.csv', content: 'store_id,city\n1,Oslo\n2,Rome\n' }],
      tables: [{ name: 'stores', loadMode: 'full' }],
    }),
  },
];
