import { InputError } from '@backstage/errors';

/** Characters that a part of a reference never holds as they are. */
// eslint-disable-next-line no-control-regex
const RESERVED = /[%./\u0000-\u001f\u007f]/;

/** Where a table is: the id of an Iceberg catalog, a namespace of one or more levels, and the table's name. */
export interface TableRefParts {
  catalog: string;
  namespace: string[];
  name: string;
}

/**
 * Writes a table reference, `catalog/namespace.table`. Inside a part, `%`, `.`, `/` and control characters are written as `%` and two
 * hex digits, so that every name has exactly one reference and every reference one name.
 *
 * @throws InputError when a part is empty
 */
export function formatTableRef(parts: TableRefParts): string {
  const { catalog, namespace, name } = parts;
  return `${escapePart(catalog, 'catalog')}/${formatTableName(
    namespace,
    name,
  )}`;
}

/** Writes the part of a table reference after the catalog: `namespace.table`. */
export function formatTableName(namespace: string[], name: string): string {
  if (namespace.length === 0) {
    throw new InputError('A table reference needs a namespace');
  }
  return [
    ...namespace.map(level => escapePart(level, 'namespace')),
    escapePart(name, 'table'),
  ].join('.');
}

/** Writes a namespace, its levels joined by `.`. */
export function formatNamespace(namespace: string[]): string {
  return namespace.map(level => escapePart(level, 'namespace')).join('.');
}

/**
 * Reads a table reference that {@link formatTableRef} wrote.
 *
 * @throws InputError when it has another form, naming what is missing
 */
export function parseTableRef(ref: string): TableRefParts {
  const slash = ref.indexOf('/');
  if (slash < 0 || ref.indexOf('/', slash + 1) >= 0) {
    throw malformed(ref);
  }
  const levels = ref.slice(slash + 1).split('.');
  if (levels.length < 2) {
    throw malformed(ref);
  }
  const [catalog, ...names] = [ref.slice(0, slash), ...levels].map(part =>
    unescapePart(part, ref),
  );
  const name = names.pop() as string;
  return { catalog, namespace: names, name };
}

function escapePart(part: string, what: string): string {
  if (part === '') {
    throw new InputError(`A table reference needs a ${what}`);
  }
  return part.replace(
    new RegExp(RESERVED, 'g'),
    char =>
      `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function unescapePart(part: string, ref: string): string {
  // Only what escapePart writes is read, so that no table has two references.
  if (part === '' || /%(?!2[5EF]|[01][0-9A-F]|7F)/.test(part)) {
    throw malformed(ref);
  }
  if (RESERVED.test(part.replaceAll('%', ''))) {
    throw malformed(ref);
  }
  return part.replace(/%([0-9A-F]{2})/g, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function malformed(ref: string): InputError {
  return new InputError(
    `'${ref.slice(
      0,
      200,
    )}' is not a table reference. Write catalog/namespace.table, with %25, %2E and %2F for %, . and / inside a name.`,
  );
}
