import type { ApiHolder } from '@backstage/core-plugin-api';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { regionProblem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../api';
import { LakehouseRegion } from './LakehouseRegion';

/** Why the form cannot go on with this region. The action checks it again, so rules that cannot be asked for stop nobody here. */
export async function validateRegion(
  region: string | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
): Promise<void> {
  const defaults = await context.apiHolder
    .get(lakehouseApiRef)
    ?.getSourceDefaults()
    .catch(() => undefined);
  const problem = regionProblem(region ?? '', defaults?.regions);
  if (problem) field.addError(problem);
}

/** `ui:field: LakehouseRegion`: an AWS region, of those that the organisation allows. */
export const lakehouseRegionField = createFormField({
  name: 'LakehouseRegion',
  component: LakehouseRegion,
  validation: validateRegion,
  schema: makeFieldSchema({ output: z => z.string() }),
});
