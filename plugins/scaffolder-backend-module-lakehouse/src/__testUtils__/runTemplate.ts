import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { createTemplateRenderer } from 'nunjitsu';
import { parse } from 'yaml';

const TEMPLATE = path.resolve(
  __dirname,
  '../../../../templates/onboard-source/template.yaml',
);

/** What the scaffolder keeps of a task in its database: it survives the process. */
export interface TaskRecord {
  workspace: string;
  steps: Record<string, { output: Record<string, any> }>;
  checkpoints: Map<string, unknown>;
}

export function newTask(): TaskRecord {
  return {
    workspace: fs.mkdtempSync(path.join(os.tmpdir(), 'task-')),
    steps: {},
    checkpoints: new Map(),
  };
}

/**
 * Runs the steps of the template `onboard-source` in this process, as the scaffolder does: conditions and inputs by its renderer, checkpoints
 * kept, completed steps left out when a task is taken up again. Unlike the scaffolder, it can be abandoned at any point.
 */
export async function runTemplate(
  task: TaskRecord,
  options: {
    parameters: JsonObject;
    /** Path of another template. */
    template?: string;
    actions: Map<string, TemplateAction<any, any, any>>;
    /** False once the process is killed: nothing happens any more. */
    alive?: () => boolean;
  },
): Promise<TaskRecord['steps']> {
  const { spec } = parse(fs.readFileSync(options.template ?? TEMPLATE, 'utf8'));
  let failed: unknown;
  const renderer = createTemplateRenderer({
    globals: { failure: () => failed !== undefined },
  });
  const render = (value: unknown) =>
    JSON.parse(JSON.stringify(value), (_key, item) =>
      typeof item === 'string'
        ? renderer.renderValue(
            item,
            renderer.prepareContext({
              parameters: options.parameters,
              steps: task.steps,
            } as never),
          )
        : item,
    );

  const { alive = () => true } = options;
  for (const step of spec.steps) {
    if (!alive()) await new Promise(() => {});
    const wanted = step.if === undefined || Boolean(render(step.if));
    const skipped =
      failed !== undefined && !String(step.if).includes('failure()');
    if (task.steps[step.id] || !wanted || skipped) continue;
    const output: Record<string, any> = {};
    const ctx = {
      ...createMockActionContext({
        input: render(step.input),
        workspacePath: task.workspace,
      }),
      output: (name: string, value: unknown) => {
        output[name] = value;
      },
      checkpoint: async ({ key, fn }: any) => {
        const at = `${step.id}.${key}`;
        if (!task.checkpoints.has(at)) task.checkpoints.set(at, await fn());
        return task.checkpoints.get(at);
      },
      createTemporaryDirectory: async () =>
        fs.mkdtempSync(path.join(os.tmpdir(), 'task-temp-')),
      getInitiatorCredentials: async () =>
        mockCredentials.user('user:default/ada'),
    };
    try {
      await options.actions.get(step.action)!.handler(ctx as never);
      if (!alive()) await new Promise(() => {});
      task.steps[step.id] = { output };
    } catch (error) {
      failed ??= error;
    }
  }
  if (failed) throw failed;
  return task.steps;
}
