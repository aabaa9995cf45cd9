import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { LakehouseRegion } from './LakehouseRegion';

/** `ui:field: LakehouseRegion`: an AWS region, of those that the organisation allows. */
export const lakehouseRegionField = createFormField({
  name: 'LakehouseRegion',
  component: LakehouseRegion,
  schema: makeFieldSchema({ output: z => z.string() }),
});
