// Generating all files of Northwind, as every preview, task and `lakehouse generate` does: CPU per file and in total.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  generate,
  parseContract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { cpuMs, medianOf } from './lib/measure';

const CONTRACT = path.resolve(
  __dirname,
  '../examples/northwind/northwind.odcs.yaml',
);
const RUNS = 9;

const platform = {
  name: 'platform',
  owner: 'group:default/data-platform',
  catalog: 'platform',
};

/** The contract is read in every run: that is part of the way from contracts to files. */
function generateNorthwind(): number {
  const { contract, findings } = parseContract(readFileSync(CONTRACT, 'utf8'));
  if (!contract) throw new Error(findings[0].message);
  const { files } = generate({ platform, contracts: [contract] });
  // A content is printed when it is read.
  return files.filter(({ content }) => content.length > 0).length;
}

/** Figures of the first run in a fresh process, and of warm ones. */
export default async function bench() {
  let files = 0;
  const run = async () => {
    files = generateNorthwind();
  };
  const cold = await cpuMs(run);
  const warm = await medianOf(RUNS, () => cpuMs(run));
  return [
    { figure: 'files', value: files, unit: 'files' },
    {
      figure: 'CPU per file, first run',
      value: cold / files,
      unit: 'ms',
    },
    { figure: 'CPU per file, warm', value: warm / files, unit: 'ms', goal: 2 },
    {
      figure: 'CPU of all files, first run',
      value: cold,
      unit: 'ms',
      goal: 1000,
    },
  ];
}
