import { z } from 'zod';
import {
  authoritativeDefinitions,
  customProperties,
  price,
  role,
  slaProperty,
  stableId,
  support,
  tags,
  team,
  teamMembers,
} from './parts';
import { quality } from './quality';
import { server } from './server';

const text = z.string().optional();
const flag = z.boolean().optional();
const position = z.number().int().optional();

/** `table.column`, or a fully qualified path as the standard defines it. */
const reference = z
  .string()
  .regex(
    /^(?:[A-Za-z_]\w*\.[A-Za-z_]\w*|(?:(?:https?:\/\/)?[\w.\-/]+\.yaml#)?\/?[A-Za-z_]\w*\/[\w-]+(?:\/[A-Za-z_]\w*\/[\w-]+)*)$/,
    'expected table.column',
  );
const references = z.union([reference, z.array(reference).min(1)]);
const relationshipType = z.enum(['foreignKey']).optional();

const columnRelationship = z.strictObject({
  type: relationshipType,
  to: references,
  customProperties,
});

const tableRelationship = z.strictObject({
  type: relationshipType,
  from: references,
  to: references,
  customProperties,
});

export const LOGICAL_TYPES = [
  'string',
  'date',
  'timestamp',
  'time',
  'number',
  'integer',
  'object',
  'array',
  'boolean',
] as const;

const element = {
  id: stableId,
  physicalName: text,
  physicalType: text,
  description: text,
  businessName: text,
  authoritativeDefinitions,
  tags,
  customProperties,
  quality: z.array(quality).optional(),
};

const columnShape = {
  ...element,
  primaryKey: flag,
  primaryKeyPosition: position,
  logicalType: z.enum(LOGICAL_TYPES).optional(),
  logicalTypeOptions: z.record(z.string(), z.unknown()).optional(),
  required: flag,
  unique: flag,
  partitioned: flag,
  partitionKeyPosition: position,
  classification: text,
  encryptedName: text,
  transformSourceObjects: z.array(z.string()).optional(),
  transformLogic: text,
  transformDescription: text,
  criticalDataElement: flag,
  relationships: z.array(columnRelationship).optional(),
};

const column: z.ZodType = z.strictObject({
  name: z.string().min(1),
  ...columnShape,
  get properties() {
    return z.array(column).optional();
  },
  get items() {
    // Types nest: a column may be an array of objects with columns.
    // eslint-disable-next-line @typescript-eslint/no-use-before-define
    return item.optional();
  },
});

/** The element type of an array: a column that needs no name. */
const item: z.ZodType = z.strictObject({
  name: text,
  ...columnShape,
  get properties() {
    return z.array(column).optional();
  },
  get items() {
    return item.optional();
  },
});

const table = z.strictObject({
  ...element,
  name: z.string().min(1),
  logicalType: z.enum(['object']).optional(),
  dataGranularityDescription: text,
  properties: z.array(column),
  relationships: z.array(tableRelationship).optional(),
});

/**
 * ODCS v3.1.0, strict: keys that the standard does not know are errors. Where we ask for more than the standard (a name, a schema with
 * tables and columns), the suite cannot work without it.
 *
 * @see https://github.com/bitol-io/open-data-contract-standard/blob/main/schema/odcs-json-schema-v3.1.0.json
 */
export const odcs = z.strictObject({
  apiVersion: z.enum(['v3.1.0', 'v3.0.2', 'v3.0.1', 'v3.0.0']),
  kind: z.enum(['DataContract']),
  id: z.string().min(1),
  name: z.string().min(1),
  version: z.string().min(1),
  status: z.string(),
  tenant: text,
  domain: text,
  dataProduct: text,
  tags,
  // The one place where the standard allows keys of one's own.
  description: z
    .looseObject({
      purpose: text,
      usage: text,
      limitations: text,
      authoritativeDefinitions,
      customProperties,
    })
    .optional(),
  servers: z.array(server).optional(),
  schema: z.array(table).min(1),
  support: z.array(support).optional(),
  price: price.optional(),
  team: z.union([team, teamMembers]).optional(),
  roles: z.array(role).optional(),
  slaDefaultElement: text,
  slaProperties: z.array(slaProperty).optional(),
  authoritativeDefinitions,
  customProperties,
  contractCreatedTs: text,
});
