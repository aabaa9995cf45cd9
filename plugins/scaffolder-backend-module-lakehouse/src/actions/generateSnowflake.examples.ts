import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const step = (input: unknown) =>
  exampleStep(
    'Write the settings and the DDL',
    'lakehouse:snowflake:generate',
    input,
  );

export const snowflakeExamples: TemplateExample[] = [
  {
    description: 'Show marts in a new catalog-linked database',
    example: step({
      environment: 'prod',
      way: 'catalog-linked',
      marts: ['dim_customer', 'fct_order_detail'],
      database: 'LAKEHOUSE',
      readers: ['ANALYST'],
      integration: 'LAKEHOUSE_GLUE',
      owner: 'LAKEHOUSE_PUBLISHER',
      governanceDatabase: 'LAKEHOUSE_GOVERNANCE',
      clearRole: 'PII_READER',
    }),
  },
  {
    description: 'Add a copy that is at most 15 minutes old',
    example: step({
      environment: 'prod',
      way: 'dynamic',
      marts: ['dim_customer'],
      database: 'COPIES',
      schema: 'MARTS',
      warehouse: 'TRANSFORM_WH',
      targetLag: '15 minutes',
      writeVolume: 'LAKEHOUSE_WRITE',
    }),
  },
];
