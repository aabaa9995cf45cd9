import { useApi } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useLoad } from '../../hooks/useLoad';
import { useOwnRefs } from '../../hooks/useOwnRefs';

/** Most groups that are offered; an organisation with more has everybody in one. */
const MAX_GROUPS = 500;

/** Groups that can answer for a source. */
export interface Groups {
  /** Entity references. */
  refs: string[];
  /** They are the reader's own; otherwise all of the catalog, since the reader belongs to none. */
  areOwn: boolean;
}

/**
 * The reader's groups, or those of the catalog; undefined while unknown. A group that was chosen before stays choosable.
 *
 * @param allowed - groups that may answer for sources; all of them when absent
 */
export function useGroups(
  chosen: string,
  allowed?: string[],
): Groups | undefined {
  const catalog = useApi(catalogApiRef);
  const isAllowed = (ref: string) => !allowed || allowed.includes(ref);
  const own = useOwnRefs()?.filter(
    ref => ref.startsWith('group:') && isAllowed(ref),
  );
  const needsAll = own?.length === 0;
  const all = useLoad(needsAll ? 'groups' : '', async () => {
    if (!needsAll) return undefined;
    const { items } = await catalog.getEntities({
      filter: { kind: 'Group' },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
      limit: MAX_GROUPS,
    });
    return items.map(entity => stringifyEntityRef(entity)).sort();
  });
  const known = needsAll ? all.value ?? (all.error ? [] : undefined) : own;
  if (!known) return undefined;
  const refs = known.filter(isAllowed);
  return {
    refs: chosen && !refs.includes(chosen) ? [...refs, chosen] : refs,
    areOwn: !needsAll,
  };
}
