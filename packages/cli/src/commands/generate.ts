import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PLATFORM_PATH } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  generateInto,
  loadPrinters,
  type GenerateReport,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { EXIT, type ExitCode, UsageError } from '../lib/exit';
import { findingLine, print, printError, printJson } from '../lib/output';

export interface GenerateOptions {
  repo: string;
  check?: boolean;
  /** `<source>.<table>` of tables whose keys and hashes may change, or `all`. */
  acceptRehash?: string[];
  /** Modules with printers of the organisation. */
  printer?: string[];
  json?: boolean;
}

/** `lakehouse generate`: brings the files of a platform repository in line with its contracts, or with `--check` says what is not. */
export async function generate(options: GenerateOptions): Promise<ExitCode> {
  const report = await run(options);
  report.findings.forEach(finding =>
    printError(
      findingLine('file' in finding ? finding.file : options.repo, finding),
    ),
  );
  if (options.json) printJson(asJson(report));
  else if (report.ok) print(describe(report, options.check));
  if (!report.ok) return EXIT.findings;
  const open = options.check ? report.drifted : keptByPeople(report);
  return open.length ? EXIT.findings : EXIT.ok;
}

async function run({
  repo,
  check,
  acceptRehash,
  printer = [],
}: GenerateOptions): Promise<GenerateReport> {
  if (!existsSync(join(repo, PLATFORM_PATH))) {
    throw new UsageError(
      `${repo} has no ${PLATFORM_PATH}, so it is no platform repository. Name one with --repo.`,
    );
  }
  try {
    const printers = await loadPrinters(printer, process.cwd());
    return await generateInto(repo, { check, acceptRehash, printers });
  } catch (error) {
    const { name, message } = error as Error;
    if (['NotFoundError', 'ConflictError', 'InputError'].includes(name)) {
      throw new UsageError(message);
    }
    throw error;
  }
}

/** Generated files that a person has edited: they stay, and whoever runs this should know. */
function keptByPeople({ drifted }: GenerateReport) {
  return drifted.filter(({ action }) => action.startsWith('kept'));
}

function asJson({ files, findings, drifted }: GenerateReport) {
  return {
    files: files.map(({ path, action, kind, reason }) => ({
      path,
      action,
      kind,
      reason,
    })),
    findings,
    changed: drifted.filter(({ action }) => !action.startsWith('kept')).length,
    drifted: drifted.map(({ path }) => path),
  };
}

function describe({ files, drifted }: GenerateReport, check?: boolean): string {
  const lines = drifted.map(({ action, path, reason }) =>
    action.startsWith('kept')
      ? `${action.padEnd(12)} ${path}\n             ${reason}`
      : `${action.padEnd(12)} ${path}`,
  );
  if (!drifted.length) {
    return `${files.length} files are what the contracts say.`;
  }
  const what = check ? 'drifted; nothing was changed' : 'handled';
  return [...lines, `${drifted.length} of ${files.length} files ${what}.`].join(
    '\n',
  );
}
