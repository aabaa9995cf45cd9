import { NotFoundError } from '@backstage/errors';
import {
  lakehouseSourceCreatePermission,
  type SourcePreview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isPlatformFile,
  parseSourceSpec,
  prepareSource,
  type PlatformRepository,
  type RepositorySnapshot,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { Route } from '../api/routes';

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

/** The preview of the onboarding form. */
export function onboardingRoutes(
  repository: PlatformRepository | undefined,
): Route[] {
  const read = repository && cached(repository);
  return [
    {
      method: 'post',
      path: '/onboarding/preview',
      permission: lakehouseSourceCreatePermission,
      async handle({ request }): Promise<SourcePreview> {
        if (!read) {
          throw new NotFoundError(
            'Onboarding is not set up. Configure lakehouse.onboarding.repository',
          );
        }
        const spec = parseSourceSpec(request.body);
        const { files } = await read();
        return prepareSource(spec, files);
      },
    },
  ];
}
