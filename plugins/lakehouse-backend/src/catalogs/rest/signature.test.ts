import { createHash, createHmac } from 'node:crypto';
import { catalogOf } from '../../__testUtils__/appConfig';
import { fakeServer, type FakeRequest } from '../../__testUtils__/fakeServer';

const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');
const escape = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The signature that AWS would compute for a request, from its documentation and not with the signer. */
function expectedSignature({ url, headers }: FakeRequest, secret: string) {
  const [, scope, signed] =
    /Credential=key\/([^,]+), SignedHeaders=([^,]+), /.exec(
      headers.authorization!,
    )!;
  const [date, region, service] = scope.split('/');
  const canonical = [
    'GET',
    // Once more than in the address, for every service but S3.
    url.pathname.split('/').map(escape).join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${escape(name)}=${escape(value)}`)
      .sort()
      .join('&'),
    ...signed.split(';').map(name => `${name}:${headers[name]}`),
    '',
    signed,
    headers['x-amz-content-sha256'] ?? sha256(''),
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    scope,
    sha256(canonical),
  ].join('\n');
  const key = [region, service, 'aws4_request'].reduce<Buffer>(
    (parent, part) => hmac(parent, part),
    hmac(`AWS4${secret}`, date),
  );
  return { region, service, signature: hmac(key, text).toString('hex') };
}

describe('requests signed for AWS', () => {
  it('carry the signature that AWS computes, each its own', async () => {
    const server = await fakeServer(({ url }) => ({
      body: url.pathname.endsWith('config')
        ? { overrides: { prefix: 'catalogs/123456789012' } }
        : { namespaces: url.searchParams.has('parent') ? [] : [['a b', 'ü']] },
    }));
    const catalog = catalogOf({
      kind: 'rest',
      rest: {
        uri: `${server.url}/iceberg`,
        warehouse: '123456789012',
        auth: { type: 'sigv4', region: 'eu-central-1' },
      },
    });
    for await (const _ of catalog.listTables()) {
      // Only what was asked matters here.
    }
    expect(server.requests.length).toBeGreaterThan(3);
    for (const request of server.requests) {
      const { region, service, signature } = expectedSignature(
        request,
        'secret',
      );
      expect([region, service]).toEqual(['eu-central-1', 'glue']);
      expect(request.headers.authorization).toMatch(
        new RegExp(`Signature=${signature}$`),
      );
    }
    expect(server.requests.some(({ url }) => url.pathname.includes('%'))).toBe(
      true,
    );
    await server.close();
  });
});
