import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { DiscoveryEvent } from '@lakehouse/backstage-plugin-lakehouse-common';
import { discover } from '@lakehouse/backstage-plugin-lakehouse-node';
import { FakeRdsData, failure } from '../../__testUtils__/FakeRdsData';
import { readerOf } from '../../__testUtils__/readerOf';
import {
  describePostgres,
  sourceDatabase,
  type SourceDatabase,
} from '../../__testUtils__/sourceDatabase';
import { ConnectionReader } from '../ConnectionReader';
import { readConnections } from '../readConnections';
import type { DatabaseConnection, RdsDataDatabase } from '../types';
import { createRdsDataClient } from './client';
import { rdsDataTransport } from './rdsDataTransport';

const EVERYTHING = readFileSync(
  path.resolve(__dirname, '../../__testUtils__/everything.sql'),
  'utf8',
);

describePostgres('a cluster behind the RDS Data API', () => {
  let source: SourceDatabase;
  let rds: FakeRdsData;
  beforeAll(async () => {
    source = await sourceDatabase();
    await source.run(EVERYTHING);
    await source.run(`
      CREATE SCHEMA wordy;
      CREATE TABLE wordy.t (${Array.from(
        { length: 400 },
        (_, i) => `c${i} integer`,
      )});
      ${Array.from(
        { length: 400 },
        (_, i) =>
          `COMMENT ON COLUMN wordy.t.c${i} IS '${'long '.repeat(1000)}';`,
      ).join('\n')}
      GRANT USAGE ON SCHEMA "Sales Dept", wordy TO ${source.user};
      GRANT SELECT ON ALL TABLES IN SCHEMA "Sales Dept", wordy TO ${
        source.user
      };`);
  });
  beforeEach(async () => {
    rds = await FakeRdsData.create(source);
  });
  afterEach(() => rds.close());
  afterAll(() => source?.close());

  const config = () =>
    mockServices.rootConfig({
      data: {
        aws: { mainAccount: { accessKeyId: 'a', secretAccessKey: 'b' } },
        lakehouse: { connections: { shop: rds.config() } },
      },
    });
  const readerOfCluster = () =>
    ConnectionReader.fromConfig(config(), mockServices.logger.mock());

  /** A discovery that waits for sleeping clusters only for some milliseconds. */
  async function discovery(signal = new AbortController().signal) {
    const [{ database }] = readConnections(config()) as DatabaseConnection[];
    const target = database as RdsDataDatabase;
    const events: DiscoveryEvent[] = [];
    const error = await discover({
      connection: 'shop',
      schema: 'Sales Dept',
      transport: rdsDataTransport(
        target,
        () => createRdsDataClient(target, config()),
        { pauseMs: 5, patienceMs: 20 },
      ),
      server: () => ({ server: 'database', type: 'postgresql' }),
      signal,
      emit: event => events.push(event),
    }).catch(reason => reason);
    const checks = events.flatMap(({ check }) => check ?? []);
    expect(JSON.stringify(events)).not.toContain('arn:aws');
    return { checks, error };
  }

  it.each(['Sales Dept', 'wordy'])(
    'gives for %s what the server itself gives',
    async schema => {
      const { at, server, ...direct } = await readerOf(source).read(
        'shop',
        schema,
      );
      const found = await readerOfCluster().read('shop', schema);
      expect(found).toMatchObject(direct);
      expect(found.server).toMatchObject({
        host: 'shop.cluster-abc.eu-central-1.rds.amazonaws.com',
        port: 5432,
        customProperties: [
          { property: 'lakehouse.secretArn', value: rds.secretArn },
        ],
      });
      expect(rds.calls[0]).toBe('BeginTransaction');
      expect(rds.calls.at(-1)).toBe('RollbackTransaction');
    },
  );

  it('cannot be written to', async () => {
    const [{ database }] = readConnections(config()) as DatabaseConnection[];
    const target = database as RdsDataDatabase;
    const session = await rdsDataTransport(target, () =>
      createRdsDataClient(target, config()),
    ).open({ signal: new AbortController().signal });
    const write = `SELECT set_config('transaction_read_only', 'off', true) AS x`;
    await expect(session.query(write)).rejects.toThrow('read-write');
    await session.close();
  });

  it('is waited for while it wakes up, and that is said', async () => {
    const asleep = failure('DatabaseResumingException', 'resuming');
    const answers = [asleep, asleep];
    rds.fault = operation =>
      operation === 'BeginTransaction' ? answers.shift() : undefined;
    const { checks, error } = await discovery();
    expect(error).not.toBeInstanceOf(Error);
    expect(
      checks.filter(({ message }) => message?.includes('waking up')),
    ).toHaveLength(2);
    expect(checks.at(-1)).toMatchObject({ id: 'rows' });
  });

  it('is asked again when the account is throttled', async () => {
    const answers = [failure('ThrottlingException', 'Rate exceeded')];
    rds.fault = operation =>
      operation === 'Execute' ? answers.shift() : undefined;
    expect((await discovery()).error).not.toBeInstanceOf(Error);
    expect(answers).toEqual([]);
  });

  it.each([
    ['DatabaseResumingException', 'resuming', 'reachable', 'starting'],
    ['AccessDeniedException', 'User: arn:aws:x', 'reachable', 'rds-data:'],
    ['HttpEndpointNotEnabledException', 'x', 'reachable', 'HTTP endpoint'],
    ['DatabaseNotFoundException', 'x', 'reachable', 'HTTP endpoint'],
    ['BadRequestException', 'HttpEndpoint is not enabled', 'reachable', 'HTTP'],
    ['SecretsErrorException', 'arn:aws:secret', 'readable', 'secret'],
    [
      'DatabaseErrorException',
      'FATAL: password authentication failed; SQLState: 28P01',
      'readable',
      'password',
    ],
    ['DatabaseErrorException', 'SQLState: 53300', 'reachable', 'connection'],
  ])('says what to do about %s: %s', async (name, message, check, said) => {
    rds.fault = () => failure(name, message);
    const { checks, error } = await discovery();
    expect(error).toMatchObject({ name: 'SourceReadError' });
    expect(checks.at(-1)).toMatchObject({ id: check, state: 'failed' });
    expect(error.message).toContain(said);
  });

  it('ends the transaction when somebody gives up', async () => {
    const gone = new AbortController();
    rds.fault = () => {
      if (rds.calls.length === 5) gone.abort();
      return undefined;
    };
    const { error } = await discovery(gone.signal);
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(rds.calls.at(-1)).toBe('RollbackTransaction');
  });
});
