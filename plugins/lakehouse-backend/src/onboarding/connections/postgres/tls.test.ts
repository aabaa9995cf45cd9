import { discovery } from '../../__testUtils__/readerOf';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../../__testUtils__/sourceDatabase';
import { selfSigned, tlsProxy } from '../../__testUtils__/tlsProxy';

describePostgres('an encrypted connection', () => {
  let pair: ReturnType<typeof selfSigned>;
  let source: SourceDatabase;
  let proxy: Awaited<ReturnType<typeof tlsProxy>>;
  beforeAll(async () => {
    pair = selfSigned('localhost');
    source = await sourceDatabase();
    await source.run(`
      CREATE TABLE orders (id integer PRIMARY KEY);
      GRANT SELECT ON orders TO ${source.user}`);
    proxy = await tlsProxy(source, pair);
  });
  afterAll(async () => {
    await proxy?.close();
    await source?.close();
  });

  const read = (extra: object) => {
    const postgresql = {
      ...connectionTo(source).postgresql,
      host: 'localhost',
      port: proxy.port,
      ...extra,
    };
    return discovery(source, undefined, { extra: { postgresql } });
  };

  it('is made when the server offers it, whoever the server is', async () => {
    const before = proxy.encrypted();
    const { result } = await read({ tls: 'prefer' });
    expect(result?.tables).toHaveLength(1);
    expect(proxy.encrypted()).toBe(before + 1);
  });

  it('is made with a server whose authority is known', async () => {
    const { result } = await read({ tls: 'require', ca: pair.cert });
    expect(result?.tables).toHaveLength(1);
  });

  it('is made with a server whose certificate names its address', async () => {
    const own = selfSigned('127.0.0.1');
    const addressed = await tlsProxy(source, own);
    try {
      const { port } = addressed;
      const settings = { tls: 'require', ca: own.cert, port };
      const byAddress = await read({ ...settings, host: '127.0.0.1' });
      expect(byAddress.result?.tables).toHaveLength(1);
      const byName = await read(settings);
      expect(byName.checks.reachable.state).toBe('failed');
    } finally {
      await addressed.close();
    }
  });

  it.each<[string, () => object]>([
    ['nobody vouches for', () => ({ tls: 'require' })],
    ['somebody else vouches for', () => ({ ca: selfSigned('localhost').cert })],
    [
      'has a certificate for another host',
      () => ({ tls: 'require', ca: pair.cert, host: '127.0.0.1' }),
    ],
  ])('is not made with a server that %s', async (_, extra) => {
    const { checks } = await read(extra());
    expect(checks.reachable).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('certificate'),
    });
  });
});
