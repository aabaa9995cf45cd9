import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useLoad } from './useLoad';

/** Entity references that the reader owns things through; undefined while unknown. */
export function useOwnRefs(): string[] | undefined {
  const identity = useApi(identityApiRef);
  const { value } = useLoad('identity', async () => {
    const { ownershipEntityRefs } = await identity.getBackstageIdentity();
    return ownershipEntityRefs;
  });
  return value;
}
