import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import request from 'supertest';
import { parse } from 'yaml';
import lakehousePlugin from '../index';

const { paths } = parse(
  readFileSync(path.join(__dirname, 'openapi.yaml'), 'utf8'),
);
// Every route parses some megabytes.
jest.setTimeout(60_000);

const posts = Object.entries<object>(paths)
  .filter(([, methods]) => 'post' in methods)
  .map(([route]) => `/api/lakehouse${route.replace(/\{\w+\}/g, 'x')}`);

describe('bodies of requests', () => {
  it('are refused by every POST route when they unpack to too much, or are nested too deep', async () => {
    const { server } = await startTestBackend({
      features: [
        lakehousePlugin,
        mockServices.rootConfig.factory({ data: {} }),
      ],
    });
    const post = (route: string, body: Buffer | string, packed = false) => {
      const asked = request(server)
        .post(route)
        .set('content-type', 'application/json');
      if (packed) asked.set('content-encoding', 'gzip');
      return asked.serialize(given => given).send(body);
    };
    const bomb = gzipSync(`{"a":"${'0'.repeat(12_000_000)}"}`);
    expect(bomb.length).toBeLessThan(100_000);
    const deep = (levels: number) =>
      `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    expect(posts.length).toBeGreaterThan(4);
    for (const route of posts) {
      const tooLong = await post(route, bomb, true);
      expect([route, tooLong.status]).toEqual([route, 413]);
      for (const body of [deep(65), deep(100_000)]) {
        const tooDeep = await post(route, body);
        expect([route, tooDeep.status, tooDeep.body.error?.message]).toEqual([
          route,
          400,
          'The body of the request is nested deeper than 64 levels',
        ]);
      }
      const { body } = await post(route, deep(64));
      expect(JSON.stringify(body)).not.toContain('nested deeper');
    }
  });
});
