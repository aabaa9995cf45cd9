import fs from 'node:fs';
import path from 'node:path';
import { parseJob } from '@lakehouse/backstage-plugin-lakehouse-common';
import { stampedPlatform } from '../../testUtils';
import { parseJobAnswers } from '../jobAnswers';
import { prepareJob } from '../prepareJob';

const contract = fs.readFileSync(
  path.resolve(
    __dirname,
    '../../../../../examples/northwind/northwind.odcs.yaml',
  ),
  'utf8',
);

const START = stampedPlatform('northwind', contract);

export const DAILY = {
  name: 'daily',
  kind: 'transformation',
  owner: 'group:default/sales-data',
  target: 'marts.daily',
  mode: 'merge',
  keys: ['day'],
  sql: 'SELECT day, count(*) AS n FROM marts.dim_customer GROUP BY day',
  schedule: 'cron(0 6 * * ? *)',
};
export const LOAD = {
  name: 'load',
  kind: 'source',
  owner: 'group:default/sales-data',
  source: 'northwind',
};

export const prepare = (answers: object, files = START) =>
  prepareJob(parseJobAnswers(answers), files);

/** The repository after the change. */
export function after(answers: object, files = START): Map<string, string> {
  const change = prepare(answers, files);
  expect(change.findings.filter(f => f.severity === 'error')).toEqual([]);
  const result = new Map(files);
  for (const { path: one, action, content } of change.files) {
    if (action === 'remove') result.delete(one);
    else if (content !== undefined && action !== 'kept')
      result.set(one, content);
  }
  return result;
}

export const settingsOf = (files: Map<string, string>, name = 'daily') =>
  parseJob('job.yaml', files.get(`jobs/${name}/job.yaml`)!).settings;
