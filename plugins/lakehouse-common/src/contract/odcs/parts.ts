import { z } from 'zod';

/** Values of `customProperties` may be anything YAML can say. */
const anything = z.unknown();
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const tags = z.array(z.string()).optional();
const stableId = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'expected letters, digits, "-" and "_" only')
  .optional();

export const customProperties = z
  .array(
    z.strictObject({
      id: stableId,
      property: z.string(),
      value: anything,
      description: z.string().optional(),
    }),
  )
  .optional();

export const authoritativeDefinitions = z
  .array(
    z.strictObject({
      url: z.string(),
      type: z.string(),
      description: z.string().optional(),
    }),
  )
  .optional();

export const role = z.strictObject({
  id: stableId,
  role: z.string(),
  description: z.string().optional(),
  access: z.string().optional(),
  firstLevelApprovers: z.string().optional(),
  secondLevelApprovers: z.string().optional(),
  customProperties,
});

const teamMember = z.strictObject({
  username: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  role: z.string().optional(),
  dateIn: z.string().optional(),
  dateOut: z.string().optional(),
  replacedByUsername: z.string().optional(),
  tags,
  customProperties,
  authoritativeDefinitions,
});

export const teamMembers = z.array(teamMember);

export const team = z.strictObject({
  name: z.string().optional(),
  description: z.string().optional(),
  members: teamMembers.optional(),
  tags,
  customProperties,
  authoritativeDefinitions,
});

export const support = z.strictObject({
  id: stableId,
  channel: z.string(),
  url: z.string().optional(),
  description: z.string().optional(),
  tool: z.string().optional(),
  scope: z.string().optional(),
  invitationUrl: z.string().optional(),
  customProperties,
});

export const price = z.strictObject({
  priceAmount: z.number().optional(),
  priceCurrency: z.string().optional(),
  priceUnit: z.string().optional(),
});

export const slaProperty = z.strictObject({
  id: stableId,
  property: z.string(),
  value: scalar,
  valueExt: scalar.optional(),
  unit: z.string().optional(),
  element: z.string().optional(),
  driver: z.string().optional(),
  description: z.string().optional(),
  scheduler: z.string().optional(),
  schedule: z.string().optional(),
});

export { stableId };
