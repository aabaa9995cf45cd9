import {
  ownerRef,
  parseDuration,
  type Contract,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { importCsv, importDdl } from '../importers';

/** What the data of a source says about it. */
export interface ImportedSource {
  contract?: Contract;
  findings: SourceFinding[];
  /** Table -> why its key and load mode were inferred. */
  reasons: Record<string, string[]>;
}

/** Reads the DDL or the CSV files of the answers into a contract. */
export async function importAnswers(
  spec: SourceSpec,
  source: string,
): Promise<ImportedSource> {
  const options = {
    source,
    // What cannot be read has its own finding, and must not keep the tables from being shown.
    owner: ownerRef(spec.owner) ? spec.owner : undefined,
    promise: parseDuration(spec.promise) ? spec.promise : undefined,
    title: spec.title,
  };
  const result =
    spec.kind === 'csv'
      ? await importCsv(spec.csv ?? [], options)
      : await importDdl(spec.ddl ?? '', options);
  return {
    contract: result.contract,
    reasons: result.reasons,
    findings: result.findings.map(finding => ({
      field: spec.kind,
      severity: finding.severity,
      message: finding.message,
      line: finding.line,
    })),
  };
}
