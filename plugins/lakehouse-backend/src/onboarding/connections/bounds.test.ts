import {
  discover,
  importDdl,
  tableFingerprints,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { discovery, readerOf } from '../__testUtils__/readerOf';
import {
  connectionTo,
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../__testUtils__/sourceDatabase';
import { pgTransport } from './postgres/pgTransport';

describePostgres('large schemas of PostgreSQL', () => {
  let source: SourceDatabase;
  beforeAll(async () => {
    source = await sourceDatabase();
    await source.run(`
      CREATE SCHEMA many; CREATE SCHEMA wide;
      DO $$ BEGIN
        FOR i IN 1..500 LOOP
          EXECUTE format('CREATE TABLE many.t%s (id integer PRIMARY KEY, parent integer REFERENCES many.t%s, name text NOT NULL)',
            lpad(i::text, 3, '0'), lpad(greatest(i - 1, 1)::text, 3, '0'));
        END LOOP;
        EXECUTE 'CREATE TABLE wide.t (' || (SELECT string_agg(format('c%s integer', i), ', ') FROM generate_series(1, 1000) i) || ')';
      END $$;
      GRANT USAGE ON SCHEMA many, wide TO ${source.user};
      GRANT SELECT ON ALL TABLES IN SCHEMA many, wide TO ${source.user};`);
  });
  afterAll(() => source?.close());

  it('stream how far 500 tables are', async () => {
    const { events, result } = await discovery(source, 'many');
    const progress = events.flatMap(event => event.progress ?? []);
    expect(progress).toHaveLength(11);
    expect(progress[5]).toEqual({ tables: 250, of: 500 });
    expect(result!.tables).toHaveLength(500);
    expect(new Set(result!.tables.map(one => one.fingerprint)).size).toBe(500);
  });

  it('keep 1,000 columns', async () => {
    const { ddl } = await readerOf(source).read('shop', 'wide');
    const { contract } = await importDdl(ddl, { source: 'shop' });
    expect(contract!.schema[0].properties).toHaveLength(1000);
  });

  it('are read once for everybody who looks at them, and anew when asked', async () => {
    const reader = readerOf(source);
    const first = await reader.read('shop', 'wide');
    await source.run('ALTER TABLE wide.t DROP COLUMN c1');
    expect(await reader.read('shop', 'wide')).toBe(first);
    const fresh = await reader.read('shop', 'wide', { fresh: true });
    expect(await tableFingerprints(fresh.ddl)).not.toEqual(
      await tableFingerprints(first.ddl),
    );
    expect(await reader.read('shop', 'wide')).toBe(fresh);
  });

  it('leave out a table that is dropped while they are read', async () => {
    await source.run('CREATE TABLE wide.short_lived (id integer)');
    await source.run(`GRANT SELECT ON wide.short_lived TO ${source.user}`);
    const target = { ...connectionTo(source).postgresql, tls: 'prefer' };
    const transport = pgTransport({ kind: 'postgresql', ...target } as never);
    const { result } = await discover({
      connection: 'shop',
      schema: 'wide',
      server: () => ({ server: 'database', type: 'postgresql' }),
      signal: new AbortController().signal,
      transport: {
        async open(options) {
          const session = await transport.open(options);
          return {
            close: () => session.close(),
            async query(sql, params) {
              const rows = await session.query(sql, params);
              if (rows.some(({ name }) => name === 'short_lived')) {
                await source.run('DROP TABLE wide.short_lived');
              }
              return rows;
            },
          };
        },
      },
    });
    expect(result.tables.map(({ name }) => name)).toEqual(['t']);
  });

  it('are read by two at a time', async () => {
    const reader = readerOf(source);
    let running = 0;
    let most = 0;
    const ask = (who: string) =>
      reader.discover(
        { connection: 'shop', schema: 'many' },
        {
          who,
          signal: new AbortController().signal,
          emit({ check, result }) {
            if (check?.id === 'reachable' && check.state === 'running') {
              running += 1;
            }
            most = Math.max(most, running);
            if (result) running -= 1;
          },
        },
      );
    await Promise.all(['ada', 'bob', 'eve', 'ian'].map(ask));
    expect(most).toBe(2);
  });
});
