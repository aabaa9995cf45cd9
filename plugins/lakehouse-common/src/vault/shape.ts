import { ForeignKey } from '../contract';

/** What a table becomes in the vault. */
export type Shape =
  | { is: 'hub' }
  | { is: 'link'; members: ForeignKey[]; dependentKeys: string[] }
  | { is: 'subtype'; parent: ForeignKey }
  | { is: 'multi-active'; parent: ForeignKey; childKeys: string[] }
  | { is: 'event' }
  | { is: 'reference' }
  | { is: 'refused'; reason: string };

export type Shapes = Map<string, Shape>;

/** Foreign keys that a shape follows to find its hubs. */
export function parents(shape: Shape | undefined): ForeignKey[] {
  if (shape?.is === 'link') return shape.members;
  return shape?.is === 'subtype' || shape?.is === 'multi-active'
    ? [shape.parent]
    : [];
}
