import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { TableCollatorFactory } from './TableCollatorFactory';

/** A table as the registry lists it, as far as it matters here. */
const table = (name: string) => ({
  ref: `lake/marts.${name}`,
  catalog: 'lake',
  namespace: 'marts',
  name,
  layer: 'marts',
  owner: { ref: name === 'a' ? 'group:default/sales' : null },
  description: name === 'a' ? 'Sold things' : null,
  columns: ['id', 'address.city'],
});

let server: http.Server;
let asked: string[];
let status: number;
beforeEach(async () => {
  asked = [];
  status = 200;
  server = http.createServer((request, response) => {
    asked.push(request.url!);
    const { searchParams } = new URL(request.url!, 'http://registry');
    const isSecond = searchParams.get('cursor') === 'next page';
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        isSecond
          ? { items: [table('ü b')] }
          : { items: [table('a')], nextCursor: 'next page' },
      ),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => server.close());

const factory = () => {
  const { port } = server.address() as AddressInfo;
  return new TableCollatorFactory({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async () => `http://127.0.0.1:${port}`,
    }),
  });
};

describe('TableCollatorFactory', () => {
  it('gives each table of all pages with its columns, its page and who may see it', async () => {
    const { documents } = await TestPipeline.fromCollator(
      await factory().getCollator(),
    ).execute();
    expect(documents).toEqual([
      {
        title: 'marts.a',
        text: 'Sold things',
        columns: 'id\naddress.city',
        catalog: 'lake',
        layer: 'marts',
        owner: 'group:default/sales',
        location: '/lakehouse/tables/lake/marts.a',
        authorization: { resourceRef: 'lake/marts.a' },
      },
      expect.objectContaining({
        text: '',
        owner: '',
        location: '/lakehouse/tables/lake/marts.%C3%BC%20b',
      }),
    ]);
    expect(asked).toHaveLength(2);
    expect(factory().visibilityPermission.name).toBe('lakehouse.table.read');
  });

  it('fails when the registry does, so that the last index stays', async () => {
    status = 503;
    const { error } = await TestPipeline.fromCollator(
      await factory().getCollator(),
    ).execute();
    expect(String(error)).toContain('503');
  });
});
