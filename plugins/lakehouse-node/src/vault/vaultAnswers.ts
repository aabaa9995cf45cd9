import {
  HASH_ALGORITHMS,
  HASH_COMPATIBILITIES,
  LINK_GRAINS,
  TABLE_KINDS,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import { names, optionalText, readAnswers } from '../onboarding/readAnswers';

const text = (max = 300) =>
  z
    .string()
    .max(max)
    .default('')
    .transform(value => value.trim());
const optional = optionalText(2000);
const keep = z.number().int().min(0).max(100_000).optional();
const YES_NO = z
  .enum(['unchanged', 'yes', 'no', 'derived'])
  .default('unchanged');

const answers = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('computed-satellite'),
    hub: text(),
    name: text(),
    description: optional,
    satellites: names,
    columns: z
      .array(
        z.object({
          name: text(),
          expression: text(10_000),
          description: optional,
        }),
      )
      .max(200)
      .default([]),
  }),
  z.object({
    what: z.literal('same-as-link'),
    hub: text(),
    name: text(),
    description: optional,
    match: z.enum(['rule', 'table']).default('rule'),
    matchSatellite: text(),
    rule: text(10_000),
    mappingSource: text(),
    mappingTable: text(),
    masterColumns: names,
    duplicateColumns: names,
  }),
  z.object({
    what: z.literal('point-in-time'),
    hub: text(),
    names: z.enum(['all', 'some', 'off', 'derived']).default('all'),
    pitSatellites: names,
  }),
  z.object({
    what: z.literal('bridge'),
    name: text(),
    links: names,
    remove: z.boolean().default(false),
  }),
  z.object({
    what: z.literal('snapshots'),
    daily: keep,
    weekly: keep,
    monthly: keep,
    yearly: keep,
  }),
  z.object({
    what: z.literal('table'),
    source: text(),
    table: text(),
    businessKey: names,
    kind: z.enum(['unchanged', 'derived', ...TABLE_KINDS]).default('unchanged'),
    businessConcept: optional,
    collisionCode: optional,
    linkGrain: z
      .enum(['unchanged', 'derived', ...LINK_GRAINS])
      .default('unchanged'),
    multiActiveKey: names,
    largeSatellite: YES_NO,
    pit: YES_NO,
    bridge: YES_NO,
    splits: z
      .array(z.object({ satellite: text(), columns: names }))
      .max(100)
      .default([]),
    back: names,
    acceptRehash: z.boolean().default(false),
  }),
  z.object({
    what: z.literal('hash'),
    algorithm: z.enum(HASH_ALGORITHMS),
    compatibility: z.enum(HASH_COMPATIBILITIES),
    acceptRehash: z.boolean().default(false),
  }),
]);

/** Answers of the template `data-vault`. */
export type VaultAnswers = z.output<typeof answers>;
export type AnswersFor<What extends VaultAnswers['what']> = Extract<
  VaultAnswers,
  { what: What }
>;

/**
 * Reads the answers, as they come from a scaffolder task.
 *
 * @throws InputError that names the first answer of the wrong shape
 */
export function parseVaultAnswers(value: unknown): VaultAnswers {
  return readAnswers(answers, value, 'what');
}
