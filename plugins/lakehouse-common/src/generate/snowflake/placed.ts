import type { MartDescription } from './marts/describeMart';
import type { Publication } from './settings/types';

/** A mart in one of its publications. */
export interface Placed {
  publication: Publication;
  mart: MartDescription;
}
