import type { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  lakehouseSourceCreatePermission,
  type DriftedFile,
  type PlatformDrift,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { audited } from '../../api/audited';
import { QUERY, readQuery } from '../../api/query';
import type { Route } from '../../api/routes';
import type { DriftReader } from './DriftReader';

/**
 * How the platform repository differs from what is generated, and one file of it with who changed it last. Every look is audited: it shows
 * what people did.
 */
export function driftRoutes(
  reader: DriftReader | undefined,
  auditor: AuditorService,
): Route[] {
  const permission = lakehouseSourceCreatePermission;
  const configured = () => {
    if (reader) return reader;
    throw new NotFoundError(
      'Onboarding is not set up. Configure lakehouse.onboarding.repository',
    );
  };
  return [
    {
      method: 'get',
      path: '/onboarding/drift',
      permission,
      handle: async ({ request }): Promise<PlatformDrift> =>
        audited(
          auditor,
          { eventId: 'platform-drift-read', request },
          () => configured().drift(),
          ({ edited, pending }) => ({
            edited: edited.length,
            pending: pending.reduce((sum, { count }) => sum + count, 0),
          }),
        ),
    },
    {
      method: 'get',
      path: '/onboarding/drift/file',
      permission,
      async handle({ request }): Promise<DriftedFile> {
        const { path } = readQuery(QUERY.previewFile, request.query);
        return audited(
          auditor,
          { eventId: 'platform-file-read', request, meta: { path } },
          () => configured().file(path),
          () => ({}),
        );
      },
    },
  ];
}
