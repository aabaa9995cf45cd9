import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const step = (change: unknown) =>
  exampleStep('Write the change of the vault', 'lakehouse:vault:generate', {
    change,
  });

export const vaultExamples: TemplateExample[] = [
  {
    description: 'Work a satellite out of another',
    example: step({
      what: 'computed-satellite',
      hub: 'hub_customer',
      name: 'customer_region',
      satellites: ['sat_customer'],
      columns: [{ name: 'town', expression: 'upper(sat_customer.city)' }],
    }),
  },
  {
    description: 'Name one satellite in a point-in-time table',
    example: step({
      what: 'point-in-time',
      hub: 'hub_customer',
      names: 'some',
      pitSatellites: ['sat_customer'],
    }),
  },
  {
    description: 'Walk two links in a bridge',
    example: step({
      what: 'bridge',
      name: 'bridge_sales',
      links: ['lnk_order_detail', 'lnk_order_customer'],
    }),
  },
];
