import fs from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';

const PROFILES = 'dbt/profiles.yml';
const ASKED = "env_var('AWS_REGION')";

/**
 * Makes a region the one that dbt uses where the environment names no other. dbt reads no settings where it reads its profiles, so it has to
 * stand there; infra/ reads it from lakehouse.yaml.
 *
 * @param region - as `isRegion` takes it
 */
export async function stampRegion(
  workspace: string,
  region: string,
): Promise<void> {
  const path = resolveSafeChildPath(workspace, PROFILES);
  const profiles = await fs.readFile(path, 'utf8').catch(() => '');
  if (!profiles.includes(ASKED)) {
    throw new NotFoundError(
      `${PROFILES} of the workspace does not ask for AWS_REGION, so the region cannot be set there. Fetch the skeleton of the template lakehouse-platform before this step`,
    );
  }
  const stamped = profiles.replaceAll(
    ASKED,
    `env_var('AWS_REGION', '${region}')`,
  );
  await fs.writeFile(path, stamped);
}
