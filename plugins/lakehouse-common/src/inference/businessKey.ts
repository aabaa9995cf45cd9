import type { Inference } from '../api';
import { type ContractColumn, isRequired, primaryKey } from '../contract';
import type { Subject } from './types';

/** Names that people give to what they call a thing by, outside of the database too. */
const NATURAL =
  /(^|_)(code|number|no|sku|isbn|ean|symbol|slug|key|uuid|email)$/;

const isNatural = (column: ContractColumn) =>
  column.unique === true && isRequired(column) && NATURAL.test(column.name);

/**
 * A column that names a thing outside of its database, where the key is only a number that the database has dealt out. It is a guess:
 * whether other systems know the thing by it is nothing that a schema says.
 */
export function inferBusinessKey({ table }: Subject): Inference | undefined {
  const [key, ...more] = primaryKey(table);
  const own = table.properties.find(({ name }) => name === key);
  if (more.length > 0 || own?.logicalType !== 'integer') return undefined;
  const natural = table.properties.find(isNatural);
  return natural
    ? {
        about: 'businessKey',
        columns: [natural.name],
        value: natural.name,
        confidence: 'guess',
        reason: `${natural.name} is unique and never empty: it could be the business key, if other systems know it too`,
      }
    : undefined;
}
