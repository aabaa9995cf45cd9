import { z } from 'zod';
import { Path, RawFinding } from '../finding';
import { LINK_GRAINS, LOAD_MODES, TABLE_KINDS } from '../settings';
import { nearest } from '../structure';
import {
  Contract,
  ContractTable,
  CustomProperty,
  LAKEHOUSE_PROPERTY as P,
} from '../types';
import { checkColumn } from './references';

const PREFIX = 'lakehouse.';
const TRANSFORM =
  /^(identity|year|month|day|hour|void|(bucket|truncate)\[[1-9]\d{0,8}\])$/;
const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'lower-case letters, digits and _');
const columns = z.array(z.string()).min(1);
const partition = z.array(
  z.strictObject({
    column: z.string(),
    transform: z.string().regex(TRANSFORM),
  }),
);
const csv = z.strictObject({
  delimiter: z.string().length(1).optional(),
  quote: z.string().length(1).optional(),
  encoding: z.string().optional(),
  header: z.boolean().optional(),
  nullText: z.string().optional(),
});

type Rule = { schema: z.ZodType; expected: string };

const rule = (schema: z.ZodType, expected: string): Rule => ({
  schema,
  expected,
});
const oneOf = (values: readonly string[]) =>
  rule(z.enum(values as [string, ...string[]]), `one of ${values.join(', ')}`);
const listOfColumns = rule(columns, 'a list of columns');
const oneWord = rule(word, 'lower-case letters, digits and _, at most 40');

const AT_CONTRACT: Record<string, Rule> = {
  [P.vaultPrefix]: oneWord,
  [P.csv]: rule(
    csv,
    'a mapping of delimiter, quote, encoding, header, nullText',
  ),
};

const AT_TABLE: Record<string, Rule> = {
  [P.loadMode]: oneOf(LOAD_MODES),
  [P.cursor]: rule(z.string(), 'a column'),
  [P.businessKey]: listOfColumns,
  [P.kind]: oneOf(TABLE_KINDS),
  [P.businessConcept]: oneWord,
  [P.collisionCode]: rule(z.string().min(1), 'a text'),
  [P.links]: oneOf(LINK_GRAINS),
  [P.multiActiveKey]: listOfColumns,
  [P.partition]: rule(
    partition,
    'a list of { column, transform } with identity, year, month, day, hour, bucket[n] or truncate[n]',
  ),
  [P.published]: rule(z.boolean(), 'true or false'),
  [P.allowEmpty]: rule(z.boolean(), 'true or false'),
};

/** Names of the environment variables that hold user and password of a database. */
const AT_SERVER: Record<string, Rule> = Object.fromEntries(
  ['userEnv', 'passwordEnv'].map(name => [
    `${PREFIX}${name}`,
    rule(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
      'the name of an environment variable, never the secret itself',
    ),
  ]),
);

const AT_COLUMN: Record<string, Rule> = { [P.satellite]: oneWord };

/** Our own custom properties must be known where they stand, have the right type and name existing columns. */
export function checkSettings(contract: Contract): RawFinding[] {
  return [
    ...checkProperties(contract.customProperties, AT_CONTRACT, []),
    ...(contract.servers ?? []).flatMap((server, i) =>
      checkProperties(server.customProperties, AT_SERVER, ['servers', i]),
    ),
    ...contract.schema.flatMap((table, i) => [
      ...checkProperties(table.customProperties, AT_TABLE, ['schema', i]),
      ...checkNamedColumns(table, ['schema', i]),
      ...table.properties.flatMap((column, j) =>
        checkProperties(column.customProperties, AT_COLUMN, [
          'schema',
          i,
          'properties',
          j,
        ]),
      ),
    ]),
  ];
}

function checkProperties(
  properties: CustomProperty[] = [],
  rules: Record<string, Rule>,
  base: Path,
): RawFinding[] {
  return properties.flatMap(({ property, value }, i): RawFinding[] => {
    const path = [...base, 'customProperties', i];
    if (!property.startsWith(PREFIX)) return [];
    const known = rules[property];
    if (!known) {
      const near = nearest(property, Object.keys(rules));
      return [
        {
          severity: 'error',
          path: [...path, 'property'],
          message: `${property.slice(0, 80)} means nothing here`,
          fix: near
            ? `did you mean ${near}?`
            : `write one of ${Object.keys(rules).join(', ')}`,
        },
      ];
    }
    if (known.schema.safeParse(value).success) return [];
    return [
      {
        severity: 'error',
        path: [...path, 'value'],
        message: `${property} is ${JSON.stringify(value)?.slice(0, 80)}`,
        fix: `write ${known.expected}`,
      },
    ];
  });
}

function checkNamedColumns(table: ContractTable, base: Path): RawFinding[] {
  return (table.customProperties ?? []).flatMap(({ property, value }, i) =>
    namedColumns(property, value).flatMap(column =>
      checkColumn(table, column, [...base, 'customProperties', i, 'value']),
    ),
  );
}

function namedColumns(property: string, value: unknown): string[] {
  if (property === P.cursor && typeof value === 'string') return [value];
  if (property === P.businessKey || property === P.multiActiveKey) {
    const list = columns.safeParse(value);
    return list.success ? list.data : [];
  }
  if (property === P.partition) {
    const list = partition.safeParse(value);
    return list.success ? list.data.map(field => field.column) : [];
  }
  return [];
}
