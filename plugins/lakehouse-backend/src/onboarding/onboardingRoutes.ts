import { NotFoundError } from '@backstage/errors';
import {
  lakehouseSourceCreatePermission,
  type SourcePreview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isPlatformFile,
  parseSourceSpec,
  prepareSource,
  readSource,
  type PlatformRepository,
  type RepositorySnapshot,
  type SourceReader,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { Route } from '../api/routes';
import { sourceRoutes } from './sourceRoutes';

/**
 * Largest preview request: as much as a task of the scaffolder takes, so that what could be looked at can be created.
 */
export const PREVIEW_LIMIT = '10mb';

/** Reads the repository once per commit; the form asks after every change of an answer. */
function cached(repository: PlatformRepository) {
  let snapshot: RepositorySnapshot | undefined;
  return async (): Promise<RepositorySnapshot> => {
    if (snapshot?.commit !== (await repository.head())) {
      snapshot = await repository.read(isPlatformFile);
    }
    return snapshot!;
  };
}

/** The preview of the onboarding form, and the sources that it can change; a source of a connection is read by `reader`, unless that was done in the last minutes. */
export function onboardingRoutes(
  repository: PlatformRepository | undefined,
  reader: SourceReader,
): Route[] {
  const read = repository && cached(repository);
  const files = async () => {
    if (!read) {
      throw new NotFoundError(
        'Onboarding is not set up. Configure lakehouse.onboarding.repository',
      );
    }
    return (await read()).files;
  };
  return [
    ...sourceRoutes(files),
    {
      method: 'post',
      path: '/onboarding/preview',
      permission: lakehouseSourceCreatePermission,
      async handle({ request, response }): Promise<SourcePreview> {
        const spec = parseSourceSpec(request.body);
        const now = await files();
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const source = await readSource(spec, reader, { signal: gone.signal });
        return prepareSource(spec, now, source);
      },
    },
  ];
}
