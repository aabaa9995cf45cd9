import type { GlueClient } from '@aws-sdk/client-glue';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Config } from '@backstage/config';
import type { AwsAccess } from '../../config/types';
import { createPace, type Pace } from '../pace';
import { clientOptions } from './clientOptions';
import { glueSdk, s3Sdk } from './sdk';

/**
 * Clients of one account and region, with the credentials that `aws` of the app's configuration gives the account. Each SDK is loaded when
 * its client is first asked for: an installation without AWS never loads it.
 */
export class AwsClients {
  readonly #access: AwsAccess;
  readonly #config: Config;
  readonly #pace: Pace;
  #glue: Promise<GlueClient> | undefined;
  #s3: Promise<S3Client> | undefined;

  /** @param pace - of the requests to Glue; S3 takes thousands in a second */
  constructor(
    access: AwsAccess,
    config: Config,
    pace: Pace = createPace(undefined),
  ) {
    this.#access = access;
    this.#config = config;
    this.#pace = pace;
  }

  glue(): Promise<GlueClient> {
    this.#glue ??= clientOptions(this.#access, this.#config).then(options => {
      const { GlueClient: Client } = glueSdk();
      const client = new Client(options);
      // Behind the retries: each attempt is a request of its own.
      client.middlewareStack.add(
        next => async args => {
          await this.#pace();
          return next(args);
        },
        { step: 'finalizeRequest', priority: 'low', name: 'lakehousePace' },
      );
      return client;
    });
    return this.#glue;
  }

  s3(): Promise<S3Client> {
    this.#s3 ??= clientOptions(this.#access, this.#config).then(options => {
      const { S3Client: Client } = s3Sdk();
      const { s3Endpoint } = this.#access;
      return new Client({
        ...options,
        endpoint: s3Endpoint,
        forcePathStyle: s3Endpoint !== undefined,
      });
    });
    return this.#s3;
  }
}
