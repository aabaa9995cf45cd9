import {
  READINGS,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';
import { readAnswers } from './readAnswers';

const table = z.object({
  name: z.string().max(500),
  selected: z.boolean().optional(),
  primaryKey: z.array(z.string().max(500)).max(100).optional(),
  businessKey: z.array(z.string().max(500)).max(100).optional(),
  loadMode: z.enum(['full', 'incremental', 'append', 'cdc']).optional(),
  cursor: z.string().max(500).nullable().optional(),
  personalData: z.array(z.string().max(500)).max(5000).optional(),
  keyless: z.boolean().optional(),
  readings: z
    .array(
      z.object({
        column: z.string().max(500),
        as: z.enum(READINGS),
      }),
    )
    .max(5000)
    .optional(),
  acceptDrift: z.boolean().optional(),
});

const seen = z.object({
  at: z.string().max(50),
  tables: z
    .array(
      z.object({ name: z.string().max(500), fingerprint: z.string().max(64) }),
    )
    .max(5000),
});

const file = z.object({
  name: z.string().min(1).max(300),
  content: z.string().max(10_000_000),
  rows: z.number().int().nonnegative().optional(),
  truncated: z.boolean().optional(),
  columns: z
    .array(z.object({ name: z.string().max(500), type: z.string().max(100) }))
    .max(10_000)
    .optional(),
  problem: z.string().max(1000).optional(),
});

/** Asked of every source. Empty answers pass: what is missing becomes a finding beside the answer, not a refusal of the whole. */
const common = {
  version: z.literal(1),
  name: z.string().max(200),
  title: z.string().max(200).optional(),
  description: z.string().max(2000).optional(),
  owner: z.string().max(300),
  promise: z.string().max(50),
  tables: z.array(table).max(5000).optional(),
};

const MAX_DDL = 2_000_000;
const DDL_TOO_LONG = `it is longer than ${MAX_DDL.toLocaleString(
  'en',
)} characters. Leave the data out (pg_dump --schema-only), or onboard the tables in parts`;

/** A union told apart by `kind`: what another kind left behind in the form is dropped. */
const sourceSpec = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('connection'),
    connection: z.string().max(200).default(''),
    schema: z.string().max(200).optional(),
    seen: seen.optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('contract'),
    contract: z.string().max(64).default(''),
    retire: z.boolean().optional(),
    connection: z.string().max(200).optional(),
    schema: z.string().max(200).optional(),
    seen: seen.optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('ddl'),
    ddl: z.string().max(MAX_DDL, DDL_TOO_LONG).default(''),
    dialect: z
      .enum(['postgresql', 'mysql', 'sqlserver', 'oracle', 'snowflake'])
      .optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('csv'),
    csv: z.array(file).max(500).default([]),
  }),
]);

/**
 * Reads the answers of the onboarding form, as they come from a browser or a scaffolder task.
 *
 * @throws InputError that names the first answer of the wrong shape
 */
export function parseSourceSpec(value: unknown): SourceSpec {
  return readAnswers(sourceSpec, value, 'source', ['source']);
}
