import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { CHOICE_KINDS } from '@lakehouse/backstage-plugin-lakehouse-common';
import { LakehousePicker } from './LakehousePicker';

/** `ui:field: LakehousePicker`: a name of the platform, chosen or typed. */
export const lakehousePickerField = createFormField({
  name: 'LakehousePicker',
  component: LakehousePicker,
  schema: makeFieldSchema({
    output: z => z.string(),
    uiOptions: z =>
      z.object({
        kind: z.enum(CHOICE_KINDS).describe('What is picked'),
        source: z
          .string()
          .optional()
          .describe('Field with the source that tables and columns are of'),
        table: z
          .string()
          .optional()
          .describe('Field with the table that columns are of'),
        hub: z
          .string()
          .optional()
          .describe('Field with the hub that satellites are of'),
      }),
  }),
});
