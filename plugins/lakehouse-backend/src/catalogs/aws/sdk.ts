/**
 * The AWS SDK, loaded when it is first needed: 35 MB of memory and 0.2 seconds that an installation without AWS does not pay. `require` and
 * not `import()`, which Jest cannot run in CommonJS modules.
 */
/* eslint-disable @typescript-eslint/no-require-imports, global-require */
export const glueSdk = () =>
  require('@aws-sdk/client-glue') as typeof import('@aws-sdk/client-glue');

export const s3Sdk = () =>
  require('@aws-sdk/client-s3') as typeof import('@aws-sdk/client-s3');
