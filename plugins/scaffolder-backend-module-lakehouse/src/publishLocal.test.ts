import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  createPlatformRepository,
  type CommittingRepository,
  type LocalRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { createGenerateSourceAction } from './actions/generateSource';
import { createPublishLocalAction } from './actions/publishLocal';
import { newTask, runTemplate } from './__testUtils__/runTemplate';

const source = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
  ddl: 'CREATE TABLE orders (order_id integer PRIMARY KEY, city text);',
};

/** Points at which the process can be killed: before and after everything that reads or writes outside the task's workspace. */
const POINTS = [
  'before read',
  'after read',
  'before publish',
  'after publish',
  'before event',
  'after event',
];

describe('a task to the local repository that is killed and taken up again', () => {
  it.each(POINTS)('makes one commit when it is killed %s', async point => {
    const server = await startGitServer({
      'lakehouse.yaml':
        'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    });
    const config: LocalRepositoryConfig = {
      kind: 'local',
      path: server.gitdir,
      branch: 'main',
    };
    const sent: unknown[] = [];

    /** A process; it stops for ever where it is killed. */
    const start = (killAt?: string) => {
      let kill = () => {};
      const killed = new Promise<void>(resolve => {
        kill = resolve;
      });
      const around =
        <A extends unknown[], R>(
          what: string,
          call: (...args: A) => Promise<R>,
        ) =>
        async (...args: A): Promise<R> => {
          const stopAt = async (at: string) => {
            if (at !== killAt) return;
            kill();
            await new Promise(() => {});
          };
          await stopAt(`before ${what}`);
          const result = await call(...args);
          await stopAt(`after ${what}`);
          return result;
        };
      const real = createPlatformRepository(config);
      const repository: CommittingRepository = {
        title: real.title,
        branch: real.branch,
        head: () => real.head(),
        read: around('read', filter => real.read(filter)),
        publish: around('publish', change => real.publish(change)),
      };
      const shared = {
        repository,
        config,
        auth: mockServices.auth(),
        discovery: mockServices.discovery(),
        permissions: mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.ALLOW }],
        }),
        events: {
          publish: around('event', async event => {
            sent.push(event);
          }),
          subscribe: async () => {},
        },
      };
      const actions = new Map(
        [
          createGenerateSourceAction(shared),
          createPublishLocalAction(shared),
        ].map(action => [action.id, action as TemplateAction<any, any, any>]),
      );
      return {
        killed,
        run: (task: ReturnType<typeof newTask>) =>
          runTemplate(task, { actions, parameters: { source } }),
      };
    };

    const task = newTask();
    const first = start(point);
    void first.run(task);
    await first.killed;
    const steps = await start().run(task);

    expect(server.judge('rev-list', '--count', 'main')).toBe('2');
    expect(steps.publish.output.commit).toBe(server.judge('rev-parse', 'main'));
    expect(sent.length).toBeGreaterThanOrEqual(1);
    const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'clone-'));
    execFileSync('git', ['clone', '-q', server.gitdir, clone]);
    expect(fs.existsSync(path.join(clone, 'contracts/shop.odcs.yaml'))).toBe(
      true,
    );
    await server.stop();
  });
});
