import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const step = (input: unknown) =>
  exampleStep('Write the files of the job', 'lakehouse:job:generate', input);

export const jobExamples: TemplateExample[] = [
  {
    description: 'Merge rows into a table every morning',
    example: step({
      name: 'daily_revenue',
      kind: 'transformation',
      owner: 'group:default/sales-data',
      target: 'marts.daily_revenue',
      mode: 'merge',
      keys: ['day'],
      sql: 'SELECT order_date AS day, sum(amount) AS revenue FROM marts.fct_order GROUP BY 1',
      rules: 'Rules = [ IsPrimaryKey "day", RowCount > 0 ]',
      schedule: '0 6 * * ? *',
    }),
  },
  {
    description: 'Load a source with workers of its own',
    example: step({
      name: 'load_northwind',
      kind: 'source',
      owner: 'group:default/sales-data',
      source: 'northwind',
      worker: 'G.2X',
      workers: 10,
      execution: 'flex',
    }),
  },
];
