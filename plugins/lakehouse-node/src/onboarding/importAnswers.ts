import {
  ownerRef,
  parseDuration,
  type Contract,
  type FoundSource,
  type Inferences,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  importCsv,
  importDdl,
  type ImportOptions,
  type ImportResult,
} from '../importers';

/** What the data of a source says about it. */
export interface ImportedSource {
  contract?: Contract;
  findings: SourceFinding[];
  inferences: Inferences;
}

/**
 * Reads the data of the answers into a contract.
 *
 * @param found - what was read of the connection; needed for the kind `connection`
 */
export async function importAnswers(
  spec: SourceSpec,
  source: string,
  found: FoundSource | undefined,
): Promise<ImportedSource> {
  const options = {
    source,
    // What cannot be read has its own finding, and must not keep the tables from being shown.
    owner: ownerRef(spec.owner) ? spec.owner : undefined,
    promise: parseDuration(spec.promise) ? spec.promise : undefined,
    title: spec.title,
  };
  const result = await importData(spec, options, found);
  return {
    contract: result.contract,
    inferences: result.inferences,
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

function importData(
  spec: SourceSpec,
  options: ImportOptions,
  found: FoundSource | undefined,
): Promise<ImportResult> {
  switch (spec.kind) {
    case 'csv':
      return importCsv(spec.csv ?? [], options);
    case 'connection':
      return importDdl(found?.ddl ?? '', options, found);
    default:
      return importDdl(spec.ddl ?? '', options);
  }
}
