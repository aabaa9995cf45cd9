import type { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import type { AwsAccess } from '../../config/types';

/** What every client of an account and region is made with: the credentials are those that `aws` of the configuration gives the account. */
export async function clientOptions(
  { region, accountId, endpoint }: AwsAccess,
  config: Config,
) {
  const manager = DefaultAwsCredentialsManager.fromConfig(config);
  const { sdkCredentialProvider } = await manager.getCredentialProvider({
    accountId,
  });
  return {
    region,
    endpoint,
    credentials: sdkCredentialProvider,
    // Slows down by itself when the account is throttled, which it shares with its jobs.
    retryMode: 'adaptive',
    maxAttempts: 6,
  };
}
