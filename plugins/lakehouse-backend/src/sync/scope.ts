import { patternTest } from '../patterns';
import type { KnownTable } from '../store/rows';
import type { Session } from './session';

/** Whether a table belongs to what its catalog is asked for; by namespace, as in the reference, and name. */
export type Scope = (namespace: string, name: string) => boolean;

/**
 * The scope of a catalog: tables that one of the patterns `include` fits (all, if there is none), without those that one of `exclude`
 * fits. A pattern is `namespace.table`; `*` stands for any characters, dots too.
 */
export function createScope(include: string[], exclude: string[]): Scope {
  const wanted = include.map(patternTest);
  const unwanted = exclude.map(patternTest);
  return (namespace, name) => {
    const text = `${namespace}.${name}`;
    return (
      (wanted.length === 0 || wanted.some(fits => fits(text))) &&
      !unwanted.some(fits => fits(text))
    );
  };
}

/**
 * Hides known tables that are out of scope, and shows those that are in scope again; `known` follows. What the filter leaves out is
 * neither missing nor removed.
 *
 * @returns the number of rows written
 */
export async function applyScope(
  session: Session,
  scope: Scope,
  known: Map<string, KnownTable>,
  now: number,
): Promise<number> {
  const outside = [...known.values()].filter(
    ({ namespace, name }) => !scope(namespace, name),
  );
  const hidden = await session.read.shelf.hidden();
  const inside = hidden.filter(({ namespace, name }) => scope(namespace, name));
  if (outside.length + inside.length === 0) {
    return 0;
  }
  const back = await session.write(async ({ shelf }) => {
    await shelf.hide(
      outside.map(({ ref }) => ref),
      now,
    );
    return shelf.show(inside.map(({ id }) => id));
  });
  outside.forEach(({ ref }) => known.delete(ref));
  back.forEach(table => known.set(table.ref, table));
  return outside.length + back.length;
}
