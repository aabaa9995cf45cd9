import {
  DDL_DIALECTS,
  type DdlDialect,
  serializeContract,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { importDdl } from '@lakehouse/backstage-plugin-lakehouse-node';
import { EXIT, type ExitCode, UsageError } from '../lib/exit';
import { findingLine, print, printError } from '../lib/output';
import { readText } from '../lib/read';

export interface ImportOptions {
  source: string;
  owner?: string;
  promise?: string;
}

type Imported = Awaited<ReturnType<typeof importDdl>>;

/** The contract goes to stdout, everything to know about it to stderr. */
export function report(
  origin: string,
  { contract, findings }: Imported,
): ExitCode {
  findings.forEach(finding => printError(findingLine(origin, finding)));
  if (!contract) return EXIT.usage;
  print(serializeContract(contract));
  const failed = findings.some(finding => finding.severity === 'error');
  return failed ? EXIT.findings : EXIT.ok;
}

/** `lakehouse import ddl <file|-> --source <name> [--dialect <dialect>]`. */
export async function importDdlCommand(
  file: string,
  { dialect: given, ...options }: ImportOptions & { dialect?: string },
): Promise<ExitCode> {
  const origin = file === '-' ? 'stdin' : file;
  const dialect = dialectOf(given);
  return report(
    origin,
    await importDdl(await readText(file), { ...options, dialect }),
  );
}

function dialectOf(given: string | undefined): DdlDialect | undefined {
  const dialect = DDL_DIALECTS.find(one => one === given);
  if (given !== undefined && !dialect) {
    throw new UsageError(
      `--dialect ${given} is not known: write ${DDL_DIALECTS.join(', ')}.`,
    );
  }
  return dialect;
}
