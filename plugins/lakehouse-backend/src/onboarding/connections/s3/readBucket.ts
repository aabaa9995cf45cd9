import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isRegion } from '@lakehouse/backstage-plugin-lakehouse-common';
import { optionalAccount, optionalUrl } from '../../../config/fields';
import type { BucketConfig } from '../types';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Reads where the files of a connection are; `at` is the path of its section, for errors. */
export function readBucket(at: string, config: Config): BucketConfig {
  const bucket = config.getString('bucket');
  if (!BUCKET.test(bucket)) {
    throw new InputError(
      `${at}.bucket must be the name of a bucket, without s3:// and without a folder, which is the prefix`,
    );
  }
  const region = config.getString('region');
  if (!isRegion(region)) {
    throw new InputError(
      `${at}.region is '${region}', but must be a region, for example eu-central-1`,
    );
  }
  return {
    bucket,
    prefix: readPrefix(at, config.getOptionalString('prefix') ?? ''),
    bucketOwner: optionalAccount(at, config, 'bucketOwner'),
    aws: {
      region,
      accountId: optionalAccount(at, config, 'accountId'),
      s3Endpoint: optionalUrl(at, config, 'endpoint'),
    },
  };
}

/** A folder ends in `/`: the prefix `raw` would hold `raw_old/` as well. */
function readPrefix(at: string, given: string): string {
  if (given.startsWith('/') || /(^|\/)\.{1,2}(\/|$)|\/\//.test(given)) {
    throw new InputError(
      `${at}.prefix must be a folder of the bucket, for example exports/shop`,
    );
  }
  return given === '' || given.endsWith('/') ? given : `${given}/`;
}
