import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { lakehouseSourceCreatePermission } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * Stamping is allowed to whoever holds `lakehouse.source.create`, however the task was started.
 *
 * @throws NotAllowedError naming the permission
 */
export async function requireSourceCreate(
  permissions: PermissionsService,
  credentials: BackstageCredentials,
): Promise<void> {
  const [{ result }] = await permissions.authorize(
    [{ permission: lakehouseSourceCreatePermission }],
    { credentials },
  );
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `Onboarding a source needs the permission ${lakehouseSourceCreatePermission.name}. Ask your platform team for it`,
    );
  }
}
