import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type SourceSpec } from '@lakehouse/backstage-plugin-lakehouse-common';
import { answersOf, findSource } from '../existingSource';
import { prepareSource } from '../prepareSource';

export const NORTHWIND = readFileSync(
  resolve(__dirname, '../../../../../examples/northwind/northwind.odcs.yaml'),
  'utf8',
);
/** Path of its contract. */
export const CONTRACT = 'contracts/northwind.odcs.yaml';
/** Files of a platform repository by their path. */
export type Files = ReadonlyMap<string, string>;

/** Answers that change Northwind in these things, and in no other. */
export const answers = (files: Files, changes: Partial<SourceSpec> = {}) => {
  const { existing, problem } = findSource(files, 'northwind');
  if (!existing) throw new Error(problem.message);
  return { ...answersOf(existing), ...changes };
};

/** The repository after a run, and what the run did to which file. */
export async function run(files: Files, spec: SourceSpec) {
  const preview = await prepareSource(spec, files);
  expect(preview.findings.filter(f => f.severity === 'error')).toEqual([]);
  const after = new Map(files);
  const actions: Record<string, string[]> = {};
  for (const { path, action, content } of preview.files) {
    (actions[action] ??= []).push(path);
    if (action === 'create' || action === 'update') after.set(path, content!);
    if (action === 'remove') after.delete(path);
  }
  return { preview, after, actions };
}

/** A platform repository with Northwind, as it was stamped. */
export async function stampNorthwind(): Promise<Files> {
  const files = new Map([
    [
      'lakehouse.yaml',
      'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    ],
    [CONTRACT, NORTHWIND],
  ]);
  return (await run(files, answers(files))).after;
}
