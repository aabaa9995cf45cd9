import type { PermissionsService } from '@backstage/backend-plugin-api';
import {
  isCodeOwnersFile,
  isPlatformFile,
  type PlatformRepository,
  type RepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';

/** What an action that changes the platform repository works with. */
export interface ChangeActionOptions {
  repository: PlatformRepository;
  config: RepositoryConfig;
  permissions: PermissionsService;
}

/** Files that a change looks at: those of the platform, and who reviews them. */
export const isReadForChange = (path: string): boolean =>
  isPlatformFile(path) || isCodeOwnersFile(path);
