import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import { lakehouseSourceCreatePermission } from '@lakehouse/backstage-plugin-lakehouse-common';
import type {
  OnboardingDefaults,
  PlatformRepository,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { TableAccess } from '../../permissions';
import type { ConnectionsOf } from '../connections/connectionsOf';

/** What the actions of onboarding work with; the permission is that of the form. */
export interface OnboardingActionOptions {
  actionsRegistry: ActionsRegistryService;
  access: Pick<TableAccess, 'require'>;
  connections: ConnectionsOf;
  /** Undefined when onboarding is not configured. */
  repository?: PlatformRepository;
  /** What the organisation sets for new sources. */
  defaults?: OnboardingDefaults;
}

/** How the actions want a source described. */
export const SOURCE_DESCRIPTION =
  'Answers of the onboarding form: `{ version: 1, kind, name, owner, promise }` and, by kind, `connection` (with `schema`; `catalog:` and the id of a catalog for its tables, by namespace), `ddl` (with `dialect`: postgresql, mysql, sqlserver, oracle or snowflake), `csv` (`[{ name, content }]`), or `contract` (SHA-256 of the contract of a source that is there, to change it; with `connection`, `schema` and what was `seen`, its database is compared); `tables` changes what was inferred.';

/** Onboarding looks into databases, so even looking needs the permission to onboard. */
export function requireOnboarding(
  { access }: Pick<OnboardingActionOptions, 'access'>,
  credentials: BackstageCredentials,
): Promise<void> {
  return access.require(lakehouseSourceCreatePermission, credentials);
}

/** @throws NotFoundError that names the configuration that is missing */
export function platformOf({
  repository,
}: Pick<OnboardingActionOptions, 'repository'>): PlatformRepository {
  if (!repository) {
    throw new NotFoundError(
      'Onboarding is not set up. Configure lakehouse.onboarding.repository',
    );
  }
  return repository;
}
