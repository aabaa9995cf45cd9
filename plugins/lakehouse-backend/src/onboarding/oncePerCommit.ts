import type { PlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';

/** Makes something of a repository once per commit, also for those who ask while it is made. What failed is tried again. */
export function oncePerCommit<T>(
  repository: Pick<PlatformRepository, 'head'>,
  make: () => Promise<T>,
): () => Promise<T> {
  let known: { commit: string; made: Promise<T> } | undefined;
  return async () => {
    const commit = await repository.head();
    if (known && known.commit === commit) return known.made;
    const entry = { commit, made: make() };
    known = entry;
    entry.made.catch(() => {
      if (known === entry) known = undefined;
    });
    return entry.made;
  };
}
