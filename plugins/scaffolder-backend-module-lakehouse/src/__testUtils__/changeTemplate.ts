import fs from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  createPlatformRepository,
  type LocalRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { startGitServer } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';
import { parse } from 'yaml';
import type { ChangeActionOptions } from '../actions/changeAction';
import { createPublishLocalAction } from '../actions/publishLocal';
import { newTask, runTemplate } from './runTemplate';
import { chosenSteps, startScaffolder } from './scaffolderBackend';

type Files = Record<string, string>;
type CreateAction = (options: ChangeActionOptions) => unknown;

export const permissionsThat = (
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
) => mockServices.permissions.mock({ authorize: async () => [{ result }] });

/** Path and content of a template of this repository. */
export function readTemplate(name: string) {
  const file = path.resolve(
    __dirname,
    '../../../../templates',
    name,
    'template.yaml',
  );
  return { file, template: parse(fs.readFileSync(file, 'utf8')) };
}

/** Runs a template dry on a real scaffolder, with the platform on GitHub. To be called inside of `describe`. */
export function dryRunsOf(name: string, platform: Files) {
  const { template } = readTemplate(name);
  let backend: Awaited<ReturnType<typeof startScaffolder>>;
  beforeAll(async () => {
    backend = await startScaffolder(
      { kind: 'github', url: 'https://github.com/acme/platform' },
      platform,
    );
  });
  afterAll(() => backend.stop());
  const dryRun = (values: object, changed = template) =>
    backend.dryRun({ template: changed, values });
  return {
    dryRun,
    /** A run that proposes a change: the files that it writes, by their path, and what it says comes next. */
    async propose(values: object) {
      const { status, body } = await dryRun(values);
      expect({ status, error: body.error?.message }).toEqual({ status: 200 });
      expect(JSON.stringify(body)).not.toContain('canary-secret');
      expect(chosenSteps(body.log)).toEqual([
        'generate',
        'branch',
        'github',
        'announce',
      ]);
      const files = new Map<string, string>(
        body.directoryContents.map(
          (one: { path: string; base64Content: string }) => [
            one.path,
            `${Buffer.from(one.base64Content, 'base64')}`,
          ],
        ),
      );
      return { files, next: body.output.text.at(-1).content as string };
    },
  };
}

/** Files as one golden text. */
export function asGolden(files: Map<string, string>): string {
  return [...files]
    .map(([file, text]) => `===== ${file}\n${text}`)
    .sort()
    .join('\n');
}

/** A platform in a local repository, and a template that changes it. */
export async function localPlatform(
  name: string,
  platform: Files,
  createAction: CreateAction,
) {
  const server = await startGitServer(platform);
  const config: LocalRepositoryConfig = {
    kind: 'local',
    path: server.gitdir,
    branch: 'main',
  };
  const shared = {
    repository: createPlatformRepository(config),
    config,
    auth: mockServices.auth(),
    permissions: permissionsThat(AuthorizeResult.ALLOW),
    events: { publish: async () => {}, subscribe: async () => {} },
  };
  const actions = new Map(
    [createAction(shared), createPublishLocalAction(shared)].map(one => {
      const action = one as TemplateAction<any, any, any>;
      return [action.id, action];
    }),
  );
  return {
    run: (parameters: JsonObject) =>
      runTemplate(newTask(), {
        actions,
        parameters,
        template: readTemplate(name).file,
      }),
    commits: () => Number(server.judge('rev-list', '--count', 'main')),
    /** A file of the branch. */
    file: (of: string) => server.judge('show', `main:${of}`),
    title: () => server.judge('show', '--format=%s', '--no-patch', 'main'),
    stop: () => server.stop(),
  };
}

/** The template as somebody runs it who may not. */
export function runWithoutPermission(
  name: string,
  parameters: JsonObject,
  createAction: CreateAction,
) {
  const action = createAction({
    repository: {} as never,
    config: {} as never,
    permissions: permissionsThat(AuthorizeResult.DENY),
  }) as TemplateAction<any, any, any>;
  return runTemplate(newTask(), {
    actions: new Map([[action.id, action]]),
    parameters,
    template: readTemplate(name).file,
  });
}
