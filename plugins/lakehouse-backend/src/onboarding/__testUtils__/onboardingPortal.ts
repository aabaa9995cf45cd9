import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  PreviewFile,
  PreviewTable,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import request from 'supertest';
import lakehousePlugin from '../../index';

const author = { name: 'Ada', email: 'ada@example.com' };

export const isError = ({ severity }: { severity: string }) =>
  severity === 'error';

/** Tables of a preview in one line each: whether they are selected, whether the source has them, and what differs. */
export const shown = (tables: PreviewTable[]) =>
  tables.map(
    ({ name, selected, inDatabase, drift = [] }) =>
      `${selected ? 'x' : '_'} ${name} ${inDatabase}${drift
        .map(({ kind, column }) => ` ${kind}:${column ?? ''}`)
        .join('')}`,
  );

/** A platform repository of its own. */
export async function platformRepository() {
  const gitdir = mkdtempSync(join(tmpdir(), 'lakehouse-again-'));
  await initBareRepository(gitdir);
  const commit = (files: [string, string | null][]) =>
    commitToBare({
      gitdir,
      branch: 'main',
      baseBranch: 'main',
      changes: new Map(files),
      message: 'Change',
      author,
    });
  await commit([
    [
      'lakehouse.yaml',
      'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    ],
  ]);
  return {
    gitdir,
    commit,
    remove: () => rmSync(gitdir, { recursive: true, force: true }),
  };
}

export type Platform = Awaited<ReturnType<typeof platformRepository>>;
export type Portal = Awaited<ReturnType<typeof onboardingPortal>>;

/** A backend that onboards into a repository, with what the form asks of it. */
export async function onboardingPortal(
  { gitdir, commit }: Platform,
  connections: object,
  more: object = {},
) {
  const backend = await startTestBackend({
    features: [
      lakehousePlugin,
      mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.ALLOW }],
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          ...more,
          lakehouse: {
            catalogs: {},
            connections,
            onboarding: { repository: { kind: 'local', path: gitdir } },
          },
        },
      }),
    ],
  });
  const { server } = backend;
  const post = async (path: string, body: object) =>
    (await request(server).post(`/api/lakehouse/onboarding/${path}`).send(body))
      .body;
  return {
    stop: () => backend.stop(),
    preview: (spec: object) => post('preview', spec),
    /** What the form does with the button: the answers after a reading. */
    async readAgain(answers: SourceSpec): Promise<SourceSpec> {
      const { connection, schema } = answers;
      const response = await request(server)
        .post('/api/lakehouse/onboarding/discoveries')
        .send({ connection, schema })
        .buffer()
        .parse((from, done) => {
          let text = '';
          from.on('data', data => (text += data));
          from.on('end', () => done(null, text));
        });
      const events = String(response.body).trim().split('\n');
      const { result } = JSON.parse(events.at(-1)!);
      const { at, tables } = result;
      return { ...answers, seen: { at, tables } };
    },
    answers: async (): Promise<SourceSpec> =>
      (await request(server).get('/api/lakehouse/onboarding/sources/shop'))
        .body,
    /** Previews and writes what the task would write. */
    async write(spec: object) {
      const { ok, findings, files } = await post('preview', spec);
      expect({ ok, errors: findings.filter(isError) }).toEqual({
        ok: true,
        errors: [],
      });
      const written = (files as PreviewFile[]).filter(({ action }) =>
        ['create', 'update', 'remove'].includes(action),
      );
      await commit(written.map(({ path, content }) => [path, content ?? null]));
      return written.map(({ path }) => path);
    },
  };
}

/** Onboards the source `shop` from the connection. */
export const stamp = (portal: Portal, connection: string, more: object = {}) =>
  portal.write({
    version: 1,
    kind: 'connection',
    connection,
    name: 'shop',
    owner: 'group:default/sales-data',
    promise: '6h',
    ...more,
  });
