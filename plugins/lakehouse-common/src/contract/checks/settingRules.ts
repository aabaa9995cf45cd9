import { z } from 'zod';
import { parseIsoDuration } from '../duration';
import {
  LINK_GRAINS,
  LOAD_MODES,
  REFERENCE_CHECKS,
  SCHEMA_POLICIES,
  TABLE_KINDS,
  TLS_MODES,
} from '../settings';
import { LAKEHOUSE_PROPERTY as P } from '../types';

/** What a custom property may hold, and how to say it. */
export interface Rule {
  schema: z.ZodType;
  expected: string;
  /** Its value could be a secret, written there by mistake: it is never shown. */
  hidden?: boolean;
}

export type Rules = Record<string, Rule>;

const TRANSFORM =
  /^(identity|year|month|day|hour|void|(bucket|truncate)\[[1-9]\d{0,8}\])$/;

export const columnList = z.array(z.string()).min(1);
export const partitionList = z.array(
  z.strictObject({
    column: z.string(),
    transform: z.string().regex(TRANSFORM),
  }),
);
export const operationLists = z.strictObject({
  insert: columnList.optional(),
  update: columnList.optional(),
  delete: columnList.optional(),
});

const rule = (schema: z.ZodType, expected: string): Rule => ({
  schema,
  expected,
});
const oneOf = (values: readonly string[]) =>
  rule(z.enum(values as [string, ...string[]]), `one of ${values.join(', ')}`);
const hidden = (pattern: RegExp, expected: string): Rule => ({
  ...rule(z.string().regex(pattern), expected),
  hidden: true,
});
const flag = rule(z.boolean(), 'true or false');
const aColumn = rule(z.string(), 'a column');
const columns = rule(columnList, 'a list of columns');
const word = rule(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  'lower-case letters, digits and _, at most 40',
);
const isDuration = (value: unknown) =>
  typeof value === 'string' && parseIsoDuration(value) !== undefined;
const isPositive = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

const aDuration = rule(
  z.unknown().refine(isDuration),
  'a duration such as PT5M',
);

/** How loads go; a table's own value goes before the contract's. */
const LOADING: Rules = {
  [P.schemaPolicy]: oneOf(SCHEMA_POLICIES),
  [P.rejectLimit]: rule(
    z
      .strictObject({
        rows: z.number().int().min(0).optional(),
        share: z.number().min(0).max(1).optional(),
      })
      .refine(({ rows, share }) => rows !== undefined || share !== undefined),
    'rows (a whole number) and share (a part of 1), for example { rows: 10, share: 0.05 }',
  ),
};

export const AT_CONTRACT: Rules = {
  ...LOADING,
  [P.vaultPrefix]: word,
  [P.csv]: rule(
    z.strictObject({
      delimiter: z.string().length(1).optional(),
      quote: z.string().length(1).optional(),
      encoding: z.string().optional(),
      header: z.boolean().optional(),
      nullText: z.string().optional(),
    }),
    'a mapping of delimiter, quote, encoding, header, nullText',
  ),
};

export const AT_TABLE: Rules = {
  ...LOADING,
  [P.loadMode]: oneOf(LOAD_MODES),
  [P.cursor]: aColumn,
  [P.overlap]: rule(
    z.unknown().refine(value => isDuration(value) || isPositive(value)),
    'a duration such as PT1H or P1D, or a positive number for a numeric cursor',
  ),
  [P.operationColumn]: aColumn,
  [P.sequenceColumn]: aColumn,
  [P.operations]: rule(
    operationLists,
    'lists of codes, for example { insert: [I], update: [U], delete: [D] }',
  ),
  [P.readPartitions]: rule(
    z.number().int().min(1).max(1000),
    'the number of ranges that are read at once, 1 to 1000',
  ),
  [P.keepCurrent]: flag,
  [P.allowEmpty]: flag,
  [P.references]: oneOf(REFERENCE_CHECKS),
  [P.minimumFileAge]: aDuration,
  [P.businessKey]: columns,
  [P.kind]: oneOf(TABLE_KINDS),
  [P.businessConcept]: word,
  [P.collisionCode]: rule(z.string().min(1), 'a text'),
  [P.links]: oneOf(LINK_GRAINS),
  [P.multiActiveKey]: columns,
  [P.largeSatellite]: flag,
  [P.pit]: flag,
  [P.bridge]: flag,
  [P.partition]: rule(
    partitionList,
    'a list of { column, transform } with identity, year, month, day, hour, bucket[n] or truncate[n]',
  ),
  [P.published]: flag,
};

const variable = hidden(
  /^[A-Za-z_][A-Za-z0-9_]{0,127}$/,
  'the name of an environment variable, never the secret itself',
);

/** How a database is reached, and where its user and password are found. */
export const AT_SERVER: Rules = {
  [P.userEnv]: variable,
  [P.passwordEnv]: variable,
  [P.secretArn]: hidden(
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@!-]{1,512}$/,
    'the ARN of a secret in AWS Secrets Manager, never the secret itself',
  ),
  [P.statementTimeout]: aDuration,
  [P.tls]: oneOf(TLS_MODES),
  [P.catalog]: rule(z.string().min(1), 'the id of a catalog in the portal'),
  [P.sparkCatalog]: rule(
    z.string().regex(/^\w+$/),
    'what the Spark session calls the catalog: letters, digits and _',
  ),
};

const separator = z.enum(['.', ',', "'", ' ', '\u00a0', '\u202f']);

export const AT_COLUMN: Rules = {
  [P.satellite]: word,
  [P.numberFormat]: rule(
    z
      .strictObject({
        decimalChar: z.enum(['.', ',']).optional(),
        groupChar: separator.optional(),
      })
      .refine(({ decimalChar = '.', groupChar }) => decimalChar !== groupChar),
    "decimalChar (. or ,) and groupChar, which are not the same, for example { decimalChar: ',', groupChar: '.' }",
  ),
};
