import { z } from 'zod';
import {
  authoritativeDefinitions,
  customProperties,
  stableId,
  tags,
} from './parts';

/** Comparisons of a quality rule; a rule has exactly one of them. */
export const OPERATORS = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
] as const;

const number = z.number().optional();
const range = z.tuple([z.number(), z.number()]).optional();
const text = z.string().optional();

/** A data quality rule of any type; which keys its type needs is checked in `checks/quality.ts`. */
export const quality = z.strictObject({
  id: stableId,
  name: text,
  type: z.enum(['text', 'library', 'sql', 'custom']).optional(),
  description: text,
  dimension: z
    .enum([
      'accuracy',
      'completeness',
      'conformity',
      'consistency',
      'coverage',
      'timeliness',
      'uniqueness',
    ])
    .optional(),
  severity: text,
  businessImpact: text,
  method: text,
  unit: text,
  schedule: text,
  scheduler: text,
  tags,
  customProperties,
  authoritativeDefinitions,
  metric: z
    .enum([
      'nullValues',
      'missingValues',
      'invalidValues',
      'duplicateValues',
      'rowCount',
    ])
    .optional(),
  rule: text,
  arguments: z.record(z.string(), z.unknown()).optional(),
  query: text,
  engine: text,
  implementation: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .optional(),
  mustBe: z.unknown().optional(),
  mustNotBe: z.unknown().optional(),
  mustBeGreaterThan: number,
  mustBeGreaterOrEqualTo: number,
  mustBeLessThan: number,
  mustBeLessOrEqualTo: number,
  mustBeBetween: range,
  mustNotBeBetween: range,
});
