import path from 'node:path';
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CatalogConfig, LocationRule } from './types';
import { assertIds } from './fields';
import { readConnection } from './readConnection';
import { readDefaultOwner, readOwners } from './readOwners';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { seconds: 50 },
  initialDelay: { seconds: 1 },
};

/**
 * Reads `lakehouse.catalogs`. Relative paths start at the backend's working folder.
 *
 * @throws InputError that names the field, for every value that cannot work
 */
export function readCatalogConfigs(config: RootConfigService): CatalogConfig[] {
  const catalogs = config.getOptionalConfig('lakehouse.catalogs');
  const ids = catalogs?.keys() ?? [];
  assertIds('lakehouse.catalogs', ids);
  return ids.map(id => readCatalog(id, catalogs!.getConfig(id)));
}

function readCatalog(id: string, config: Config): CatalogConfig {
  const at = `lakehouse.catalogs.${id}`;
  return {
    id,
    title: config.getOptionalString('title') ?? id,
    connection: readConnection(at, config),
    locations: readLocations(at, config),
    contracts: optionalPath(config, 'contracts'),
    dbt: optionalPath(config, 'dbt'),
    owners: readOwners(at, config),
    defaultOwner: readDefaultOwner(at, config),
    watch: config.getOptionalBoolean('watch') ?? true,
    include: readPatterns(at, config, 'include'),
    exclude: readPatterns(at, config, 'exclude'),
    requestsPerSecond: readPace(at, config),
    keepDays: readKeepDays(at, config),
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : DEFAULT_SCHEDULE,
  };
}

function readPatterns(
  at: string,
  config: Config,
  key: 'include' | 'exclude',
): string[] {
  const patterns = config.getOptionalStringArray(key) ?? [];
  const wrong = patterns.find(pattern => !/[.*]/.test(pattern));
  if (wrong !== undefined) {
    throw new InputError(
      `${at}.${key} has '${wrong}', but a pattern is namespace.table, where * stands for any characters: write '${wrong}.*' for a namespace`,
    );
  }
  return patterns;
}

function readKeepDays(at: string, config: Config): number {
  const days = config.getOptionalNumber('keepDays') ?? 30;
  if (!Number.isInteger(days) || days < 1 || days > 3650) {
    throw new InputError(
      `${at}.keepDays is ${days}, but must be a whole number of days from 1 to 3650`,
    );
  }
  return days;
}

/** An account shares its limit for Glue with the jobs that run in it. */
const GLUE_PACE = 10;

function readPace(at: string, config: Config): number | undefined {
  const given = config.getOptionalNumber('requestsPerSecond');
  const pace = given ?? (config.has('glue') ? GLUE_PACE : undefined);
  if (pace !== undefined && !(Number.isInteger(pace) && pace >= 1)) {
    throw new InputError(
      `${at}.requestsPerSecond is ${pace}, but must be a whole number of requests, at least 1`,
    );
  }
  return pace;
}

function readLocations(at: string, config: Config): LocationRule[] {
  const entries = config.getOptionalConfigArray('locations') ?? [];
  return entries.map((entry, index) => {
    const prefix = entry.getString('prefix');
    if (!/^[a-z0-9]+:\/\//i.test(prefix) && !prefix.startsWith('/')) {
      throw new InputError(
        `${at}.locations[${index}].prefix is '${prefix}', but must start with a scheme such as s3:// or file://, or with /`,
      );
    }
    const folder = optionalPath(entry, 'path');
    if (folder === undefined && !prefix.startsWith('s3://')) {
      throw new InputError(
        `${at}.locations[${index}] has no path: only prefixes that start with s3:// can do without, they are read from S3 (kind glue)`,
      );
    }
    return { prefix, path: folder };
  });
}

function optionalPath(config: Config, key: string): string | undefined {
  const value = config.getOptionalString(key);
  return value === undefined ? undefined : path.resolve(value);
}
