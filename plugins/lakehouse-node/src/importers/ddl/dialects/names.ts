import { Cursor, elements } from './Cursor';
import type { OtherDialect, Token } from './tokens';

/** Dialects that keep names without quotes in capitals. */
const CAPITALS = new Set<OtherDialect>(['oracle', 'snowflake']);

/** A name as the database keeps it. */
export function nameOf(token: Token, dialect: OtherDialect): string {
  return token.kind === 'word' && CAPITALS.has(dialect)
    ? token.value.toUpperCase()
    : token.value;
}

/** `[catalog.][schema.]name`; undefined when no name is next. SQL Server leaves out the schema in `catalog..name`. */
export function readPath(
  cursor: Cursor,
  dialect: OtherDialect,
): string[] | undefined {
  const first = cursor.nextOf('word', 'name');
  if (!first) return undefined;
  const path = [nameOf(first, dialect)];
  while (cursor.takes('.')) {
    const part = cursor.nextOf('word', 'name');
    if (part) path.push(nameOf(part, dialect));
  }
  return path.every(part => part !== '') ? path : undefined;
}

/** The table that a path names. */
export function tableAt(path: string[]): { schema?: string; name: string } {
  return { name: path.at(-1)!, schema: path.at(-2) };
}

/** Columns of a key in parentheses; undefined when one of them is a part of a text or an expression, which makes no key. */
export function keyColumns(
  tokens: Token[] | undefined,
  dialect: OtherDialect,
): string[] | undefined {
  if (!tokens) return undefined;
  const names = elements(tokens).map(part => {
    const cursor = new Cursor(part);
    const name = cursor.nextOf('word', 'name');
    cursor.takesOneOf(['ASC', 'DESC']);
    return name?.value && cursor.done ? nameOf(name, dialect) : undefined;
  });
  return names.length && names.every(name => name !== undefined)
    ? (names as string[])
    : undefined;
}

/** As many as databases write around a condition. */
const MAX_PARENTHESES = 5;

/** `status IN ('a', 'b')`: what a check lists; undefined for any other condition. */
export function listedValues(
  tokens: Token[],
  dialect: OtherDialect,
  depth = 0,
): { column: string; values: string[] } | undefined {
  const cursor = new Cursor(tokens);
  const inner = cursor.inside();
  if (inner) {
    return cursor.done && depth < MAX_PARENTHESES
      ? listedValues(inner, dialect, depth + 1)
      : undefined;
  }
  const column = cursor.nextOf('word', 'name');
  const list = column && cursor.takes('IN') ? cursor.inside() : undefined;
  if (!column?.value || !list || !cursor.done) return undefined;
  const parts = elements(list);
  return parts.every(part => part.length === 1 && part[0].kind === 'text')
    ? {
        column: nameOf(column, dialect),
        values: parts.map(([{ value }]) => value),
      }
    : undefined;
}
