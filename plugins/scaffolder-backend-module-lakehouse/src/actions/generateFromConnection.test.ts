import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { FoundSource } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { PlatformRepository } from '@lakehouse/backstage-plugin-lakehouse-node';
import { createGenerateSourceAction } from './generateSource';

const ADA = 'user:default/ada';
const FOUND: FoundSource = {
  connection: 'sales',
  schema: 'public',
  at: '2026-11-28T09:00:00Z',
  server: {
    server: 'database',
    type: 'postgresql',
    host: 'db',
    port: 5432,
    database: 'shop',
    schema: 'public',
  },
  ddl: 'CREATE TABLE orders (id integer PRIMARY KEY);',
  rows: {},
};
const repository = {
  read: async () => ({
    commit: 'a',
    files: new Map([
      [
        'lakehouse.yaml',
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
      ],
    ]),
  }),
} as unknown as PlatformRepository;

let workspace: string;
let backend: http.Server;
beforeEach(async () => {
  workspace = fs.mkdtempSync(join(tmpdir(), 'lakehouse-connection-'));
  // The connection is Ada's: to others it does not exist.
  backend = http.createServer((request, response) => {
    const isAda = request.headers.authorization?.includes(ADA);
    response.writeHead(isAda ? 200 : 404).end(
      JSON.stringify(
        isAda
          ? FOUND
          : {
              error: { message: 'There is no connection that you may read' },
            },
      ),
    );
  });
  await new Promise<void>(resolve => {
    backend.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  backend.close();
  fs.rmSync(workspace, { recursive: true, force: true });
});

/** Runs the task of somebody. */
async function generateFor(user: string) {
  const { port } = backend.address() as AddressInfo;
  const action = createGenerateSourceAction({
    repository,
    config: {
      kind: 'local',
      path: '/nowhere',
      branch: 'main',
      author: { name: 'Platform', email: 'platform@example.com' },
    },
    permissions: mockServices.permissions.mock({
      authorize: async () => [{ result: AuthorizeResult.ALLOW }],
    }),
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async () => `http://127.0.0.1:${port}`,
    }),
  });
  const source = {
    version: 1,
    kind: 'connection',
    name: 'shop',
    owner: 'group:default/sales',
    promise: '6h',
    connection: 'sales',
    schema: 'public',
  };
  await action.handler({
    ...createMockActionContext({ input: { source }, workspacePath: workspace }),
    getInitiatorCredentials: async () => mockCredentials.user(user),
  } as never);
}

it('reads a connection for whoever started the task', async () => {
  await generateFor(ADA);
  const contract = join(workspace, 'contracts/shop.odcs.yaml');
  expect(fs.readFileSync(contract, 'utf8')).toContain('name: orders');
});

it('writes nothing for somebody who may not see the connection, and says why', async () => {
  await expect(generateFor('user:default/bob')).rejects.toThrow(
    'There is no connection that you may read',
  );
  expect(fs.readdirSync(workspace)).toEqual([]);
});
