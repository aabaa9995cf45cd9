import {
  type Contract,
  type Finding,
  parseContract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readText } from './read';

/** A contract file as it was read; `contract` is absent when there is an error among the findings. */
export interface ReadContract {
  file: string;
  contract?: Contract;
  findings: Finding[];
}

export async function readContracts(files: string[]): Promise<ReadContract[]> {
  return Promise.all(
    files.map(async file => ({ file, ...parseContract(await readText(file)) })),
  );
}
