import type {
  Contract,
  ContractServer,
  FoundSource,
  SourceFiles,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  compareFiles,
  importDdl,
  importFiles,
  takeIn,
  type ImportFinding,
  type ImportResult,
} from '../importers';
import type { ExistingSource } from './existingSource';

/** What the place of a source says now. */
export interface SourceNow extends ImportResult {
  /** Of a folder of files. */
  files?: SourceFiles;
  /** What stands in the way of comparing a table; nothing of it keeps the others from being compared. */
  problems: ImportFinding[];
  /** The merged contract with what tables that come to it need besides, by the names that the importer gave them. */
  complete(
    merged: Contract,
    taken: ReadonlySet<string | undefined>,
  ): { contract: Contract; findings: ImportFinding[] };
}

/** Reads what was found of a source that is there, by the importers of new sources. */
export async function readNow(
  spec: SourceSpec,
  { contract }: ExistingSource,
  found: FoundSource,
): Promise<SourceNow> {
  const source = contract.name;
  if (!found.files) {
    const now = await importDdl(found.ddl, { source }, found);
    const complete = (merged: Contract) => ({ contract: merged, findings: [] });
    return { ...now, problems: [], complete };
  }
  const now = await importFiles(found.files, {
    source,
    tables: spec.tables,
    server: found.server as ContractServer,
  });
  const compared = compareFiles(contract, now.contract, found.files);
  const unusable = now.findings
    .filter(({ file, table }) => file !== undefined && table === undefined)
    .map(
      (one): ImportFinding =>
        one.severity === 'error' ? { ...one, severity: 'warning' } : one,
    );
  return {
    ...now,
    contract: compared.contract,
    files: compared.files,
    problems: [...unusable, ...compared.findings],
    complete: (merged, taken) => {
      const names = (now.contract?.schema ?? [])
        .filter(({ name }) => taken.has(name))
        .map(({ name, physicalName }) => physicalName ?? name);
      return takeIn(
        merged,
        names.flatMap(name => compared.tables.get(name) ?? []),
      );
    },
  };
}
