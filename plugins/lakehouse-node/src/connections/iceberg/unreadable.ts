import {
  printable,
  type SchemaField,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { columnType } from './columnType';
import type { RegisteredTable } from './registry';

/** Longest name that PostgreSQL has, whose DDL is what tables become on their way into a contract. */
const NAME_BYTES = 63;

const shown = (name: string) => printable(name, 100);

/** Why a table cannot be a table of a source, as the end of a sentence that begins with its name; undefined when it can. */
export function whyUnreadable({
  name,
  state,
  fields,
}: RegisteredTable): string | undefined {
  if (state === 'missing') return 'is not in its catalog any more';
  if (state !== 'present' || fields.length === 0) {
    return 'has metadata that the registry cannot read';
  }
  const foreign = unreadableFields(fields);
  if (foreign.length > 0) {
    return `has types that Spark cannot read: ${foreign
      .slice(0, 3)
      .map(({ path, type }) => `${shown(path)} (${shown(type)})`)
      .join(', ')}`;
  }
  const names = fields.map(field => field.name);
  const twin = names.find(
    (one, i) =>
      names.findIndex(two => two.toLowerCase() === one.toLowerCase()) < i,
  );
  if (twin !== undefined) {
    return `has two columns that are ${shown(
      twin,
    )} in upper or lower case, which Spark cannot tell apart`;
  }
  const long = [name, ...names].find(
    one => new TextEncoder().encode(one).length > NAME_BYTES,
  );
  return long === undefined
    ? undefined
    : `has a name of more than ${NAME_BYTES} bytes: ${shown(long)}`;
}

/** Fields of all levels whose type keeps Spark from opening the table, whichever columns are read. */
function unreadableFields(fields: SchemaField[]): SchemaField[] {
  return fields.flatMap(field => [
    ...(columnType(field.type) === undefined ? [field] : []),
    ...unreadableFields(field.fields ?? []),
  ]);
}
