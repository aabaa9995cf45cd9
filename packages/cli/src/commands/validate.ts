import { readContracts } from '../lib/contracts';
import { EXIT, type ExitCode } from '../lib/exit';
import { findingLine, print, printError, printJson } from '../lib/output';

/** `lakehouse validate <contract>…`: every finding with its place; errors make it fail, warnings do not. */
export async function validate(
  files: string[],
  options: { json?: boolean },
): Promise<ExitCode> {
  const read = await readContracts(files);
  if (options.json) {
    printJson(
      read.map(({ file, contract, findings }) => ({
        path: file,
        valid: contract !== undefined,
        findings,
      })),
    );
  } else {
    for (const { file, contract, findings } of read) {
      findings.forEach(finding => printError(findingLine(file, finding)));
      if (contract) {
        print(
          `${file}: ok, ${contract.schema.length} tables of ${contract.name} ${contract.version}`,
        );
      }
    }
  }
  return read.every(({ contract }) => contract) ? EXIT.ok : EXIT.findings;
}
