import {
  ownerRef,
  parseDuration,
  type Contract,
  type ContractServer,
  type FoundSource,
  type Inferences,
  type SourceFinding,
  type SourceSpec,
  type TableInDatabase,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  importDdl,
  importFiles,
  type ImportOptions,
  type ImportResult,
} from '../importers';
import { findSource, type ExistingSource } from './existingSource';
import { readAgain } from './readAgain';

/** What the data of a source says about it. */
export interface ImportedSource {
  contract?: Contract;
  findings: SourceFinding[];
  inferences: Inferences;
  /** What only a person can tell about columns of files, by table. */
  questions?: ImportResult['questions'];
  /** The source as it is now; for the kind `contract`. */
  existing?: ExistingSource;
  /** What the database says about each table; where a source that is there was read again. */
  database?: Map<string, TableInDatabase>;
}

/**
 * Reads the data of the answers into a contract.
 *
 * @param found - what was read of the connection; needed for the kind `connection`, compared for the kind `contract`
 * @param files - files of the repository, which hold the contract for the kind `contract`
 */
export async function importAnswers(
  spec: SourceSpec,
  source: string,
  found: FoundSource | undefined,
  files: ReadonlyMap<string, string>,
): Promise<ImportedSource> {
  if (spec.kind === 'contract') return importExisting(spec, found, files);
  const options = {
    source,
    // What cannot be read has its own finding, and must not keep the tables from being shown.
    owner: ownerRef(spec.owner) ? spec.owner : undefined,
    promise: parseDuration(spec.promise) ? spec.promise : undefined,
    title: spec.title,
    tables: spec.tables,
  };
  const result = await importData(spec, options, found);
  return {
    contract: result.contract,
    inferences: result.inferences,
    questions: result.questions,
    findings: result.findings
      // A missing key is a decision of its own, see `decisions.ts`.
      .filter(({ code }) => code !== 'no-key')
      .map(finding => ({
        field: spec.kind,
        severity: finding.severity,
        message: finding.message,
        line: spec.kind === 'connection' ? undefined : finding.line,
      })),
  };
}

async function importExisting(
  spec: SourceSpec,
  found: FoundSource | undefined,
  files: ReadonlyMap<string, string>,
): Promise<ImportedSource> {
  const { name } = spec;
  if (!name.trim()) return { findings: [], inferences: {} };
  const { existing, problem } = findSource(files, name);
  if (existing && found) return readAgain(spec, existing, found);
  return {
    existing,
    contract: existing?.contract,
    findings: problem ? [{ ...problem, field: 'contract' }] : [],
    inferences: {},
  };
}

function importData(
  spec: SourceSpec,
  options: ImportOptions,
  found: FoundSource | undefined,
): Promise<ImportResult> {
  switch (spec.kind) {
    case 'csv':
      return importFiles(spec.csv ?? [], options);
    case 'connection':
      return found?.files
        ? importFiles(found.files, {
            ...options,
            server: found.server as ContractServer,
          })
        : importDdl(found?.ddl ?? '', options, found);
    default:
      return importDdl(spec.ddl ?? '', { ...options, dialect: spec.dialect });
  }
}
