import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { fetchFoundSource } from './foundSource';

const found = { connection: 'shop', schema: 'sales', ddl: '' };

let server: http.Server;
let answer: (body: string, token: string) => [number, unknown];
beforeEach(async () => {
  server = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const [status, json] = answer(body, request.headers.authorization ?? '');
    response.writeHead(status).end(JSON.stringify(json));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => server.close());

function ask() {
  const { port } = server.address() as AddressInfo;
  return fetchFoundSource({
    discovery: mockServices.discovery.mock({
      getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
    }),
    auth: mockServices.auth(),
    credentials: mockCredentials.user('user:default/ada'),
    spec: { connection: 'shop', schema: 'sales' },
  });
}

describe('what the lakehouse backend found', () => {
  it('is asked for on behalf of the person that started the task', async () => {
    const asked: string[] = [];
    answer = (body, token) => {
      asked.push(body, token);
      return [200, found];
    };
    expect(await ask()).toEqual(found);
    expect(JSON.parse(asked[0])).toEqual({
      connection: 'shop',
      schema: 'sales',
    });
    expect(asked[1]).toContain('user:default/ada');
  });

  it.each([
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'InputError'],
    [500, 'ServiceUnavailableError'],
    [503, 'ServiceUnavailableError'],
  ])('fails with the words of the answer %s', async (status, name) => {
    answer = () => [status, { error: { message: 'The database sleeps.' } }];
    await expect(ask()).rejects.toMatchObject({
      name,
      message: expect.stringContaining('The database sleeps.'),
    });
  });

  it('says the status when there are no words', async () => {
    answer = () => [502, 'bad gateway'];
    await expect(ask()).rejects.toThrow('502');
  });
});
