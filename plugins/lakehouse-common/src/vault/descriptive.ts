import type { Satellite } from './types';

/** Satellites of a hub that hold one version of a key at a time, in their order. */
export function descriptiveOf(
  satellites: readonly Satellite[],
  hub: string,
): Satellite[] {
  return satellites.filter(
    ({ parent, kind }) => parent === hub && kind === 'descriptive',
  );
}
