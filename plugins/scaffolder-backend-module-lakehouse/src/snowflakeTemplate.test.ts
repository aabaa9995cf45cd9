import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { createGenerateSnowflakeAction } from './actions/generateSnowflake';
import {
  asGolden,
  dryRunsOf,
  localPlatform,
  permissionsThat,
  runWithoutPermission,
} from './__testUtils__/changeTemplate';
import { expectGolden } from './__testUtils__/golden';
import { northwindPlatform } from './__testUtils__/northwindPlatform';

jest.setTimeout(120_000);

const TEMPLATE = 'snowflake-table';

const values = {
  environment: 'prod',
  way: 'catalog-linked',
  marts: ['dim_customer', 'fct_order_detail'],
  database: 'LAKEHOUSE',
  readers: ['ANALYST'],
  integration: 'LAKEHOUSE_GLUE',
  owner: 'LAKEHOUSE_PUBLISHER',
  governanceDatabase: 'LAKEHOUSE_GOVERNANCE',
  clearRole: 'PII_READER',
};
const dynamic = {
  ...values,
  way: 'dynamic',
  marts: ['dim_product'],
  database: 'COPIES',
  schema: 'MARTS',
  warehouse: 'TRANSFORM_WH',
  targetLag: '15 minutes',
  writeVolume: 'LAKEHOUSE_WRITE',
  from: 'LAKEHOUSE',
};
const table = {
  ...values,
  way: 'table',
  database: 'SALES',
  schema: 'MARTS',
  externalVolume: 'LAKEHOUSE_READ',
};

describe('a dry run', () => {
  const { dryRun, propose } = dryRunsOf(TEMPLATE, northwindPlatform());

  it.each(Object.entries({ linked: values, table, dynamic }))(
    'of the way %s writes these files and proposes them',
    async (name, answers) => {
      const { files, next } = await propose(answers);
      for (const file of files.keys()) {
        if (!file.startsWith('snowflake')) files.delete(file);
      }
      expectGolden(`snowflake/${name}.txt`, asGolden(files));
      expect(next).toContain('snowflake/prod/README.md');
    },
  );

  it('says what is wrong with the answers, and writes nothing', async () => {
    const { status, body } = await dryRun({
      ...values,
      marts: ['dim_custommer'],
    });
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).toContain(
      'The publication cannot be stamped, and nothing was written: The platform publishes no mart dim_custommer. Did you mean dim_customer?',
    );
  });
});

describe('the pull request', () => {
  it('says what merging does and does not do, and what is worth a look', async () => {
    const output: Record<string, any> = {};
    const address = {
      kind: 'github',
      host: 'github.com',
      owner: 'a',
      repo: 'b',
    };
    const action = createGenerateSnowflakeAction({
      repository: {
        title: 'a/b',
        read: async () => ({
          commit: 'c0ffee',
          files: new Map(Object.entries(northwindPlatform())),
        }),
      } as never,
      config: {
        kind: 'github',
        address,
        branch: 'main',
        draft: false,
      } as never,
      permissions: permissionsThat(AuthorizeResult.ALLOW),
    });
    const run = (input: JsonObject) =>
      action.handler({
        ...createMockActionContext({
          input,
          workspacePath: fs.mkdtempSync(path.join(os.tmpdir(), 'proposal-')),
        }),
        output: (name: string, value: unknown) => {
          output[name] = value;
        },
        getInitiatorCredentials: async () => mockCredentials.user(),
      } as never);

    await run({ ...values, clearRole: '' });
    const { branch, body } = output.publish;
    expect(branch).toMatch(/^lakehouse\/snowflake-prod-catalog-linked-\w{8}$/);
    expect(body).toContain('Nobody gets rights in Snowflake by merging');
    expect(body).toContain('and no role may see it');
    expect(body).toContain('snowflake/prod/40_grants.sql');

    await run({ ...values, marts: ['dim_product'] });
    expect(output.publish.branch).not.toBe(branch);
  });
});

describe('a task to a local repository', () => {
  it('makes one commit, and none when it is run again', async () => {
    const platform = await localPlatform(
      TEMPLATE,
      northwindPlatform(),
      createGenerateSnowflakeAction,
    );
    const before = platform.commits();
    await platform.run(values);
    expect(platform.commits()).toBe(before + 1);
    expect(platform.file('snowflake/prod/40_grants.sql')).toContain(
      'TO ROLE "ANALYST"',
    );
    await platform.run(values);
    expect(platform.commits()).toBe(before + 1);
    await platform.stop();
  });

  it('is refused without the permission', async () => {
    await expect(
      runWithoutPermission(TEMPLATE, values, createGenerateSnowflakeAction),
    ).rejects.toThrow('lakehouse.source.create');
  });
});
