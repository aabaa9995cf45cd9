/** The AWS SDK, loaded when it is first needed; see catalogs/aws/sdk.ts. */
/* eslint-disable @typescript-eslint/no-require-imports, global-require */
export const rdsDataSdk = () =>
  require('@aws-sdk/client-rds-data') as typeof import('@aws-sdk/client-rds-data');
