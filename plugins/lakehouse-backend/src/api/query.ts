import { InputError } from '@backstage/errors';
import { CHOICE_KINDS } from '@lakehouse/backstage-plugin-lakehouse-common';
import { z } from 'zod';

/** A parameter that may be given once or several times. */
const several = <T extends z.ZodType>(value: T) =>
  z.preprocess(
    given => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(value).max(100).optional(),
  );
const integer = (max: number) => z.coerce.number().int().min(1).max(max);
const name = z.string().max(300);

const filters = {
  search: z.string().max(200).optional(),
  catalog: several(name),
  namespace: several(name),
  layer: several(
    z.enum(['landing', 'raw', 'staging', 'vault', 'marts', 'other']),
  ),
  owner: several(name),
  tag: several(name),
  freshness: several(z.enum(['fresh', 'due', 'late', 'unknown', 'paused'])),
  state: several(z.enum(['present', 'unreadable', 'missing'])),
};
const snapshotId = z
  .string()
  .regex(/^-?\d{1,20}$/, 'must be the id of a snapshot');
const cursor = z.string().max(2000).optional();
const page = { limit: integer(200).default(50), cursor };

/** Parameters of the routes, as openapi.yaml describes them; unknown ones are refused, so that a typo does not widen a list. */
export const QUERY = {
  facets: z.strictObject(filters),
  tables: z.strictObject({
    ...filters,
    sort: z
      .enum(['name', 'owner', 'freshness', 'changed', 'rows', 'size'])
      .default('name'),
    order: z.enum(['asc', 'desc']).default('asc'),
    columns: z
      .enum(['true', 'false'])
      .default('false')
      .transform(given => given === 'true'),
    ...page,
  }),
  snapshots: z.strictObject({ limit: integer(500).default(50), cursor }),
  previewFile: z.strictObject({ path: z.string().min(1).max(1000) }),
  choices: z.strictObject({
    kind: z.enum(CHOICE_KINDS),
    source: name.optional(),
    table: name.optional(),
    hub: name.optional(),
    search: z.string().max(200).optional(),
  }),
  comparison: z.strictObject({ from: snapshotId, to: snapshotId }),
  lineage: z.strictObject({
    direction: z.enum(['both', 'upstream', 'downstream']).default('both'),
    depth: integer(20).default(2),
    maxNodes: integer(1000).default(300),
  }),
  published: z.strictObject({ limit: integer(1000).default(200), cursor }),
  runs: z.strictObject({
    catalog: several(name),
    outcome: several(
      z.enum(['running', 'complete', 'partial', 'failed', 'waiting']),
    ),
    ...page,
  }),
  removedTables: z.strictObject({ catalog: several(name), ...page }),
  guardTrips: z.strictObject({
    catalog: several(name),
    status: several(z.enum(['open', 'healed', 'confirmed'])),
    ...page,
  }),
  none: z.strictObject({}),
};

/** Bodies of requests. */
export const BODY = {
  confirmation: z.strictObject({ missing: z.number().int().min(1) }),
};

/** @throws InputError that names the parameter */
export function readQuery<T extends z.ZodType>(
  schema: T,
  query: unknown,
): z.infer<T> {
  return read(schema, query, 'Query parameters are not valid');
}

/** @throws InputError that names the field */
export function readBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
): z.infer<T> {
  return read(schema, body, 'The body of the request is not valid');
}

function read<T extends z.ZodType>(
  schema: T,
  given: unknown,
  fault: string,
): z.infer<T> {
  const result = schema.safeParse(given);
  if (result.success) {
    return result.data;
  }
  const text = result.error.issues
    .map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    )
    .join('; ');
  throw new InputError(`${fault}. ${text}`);
}
