/** Prints one JSON document to stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Everything that is not the result goes to stderr, so that stdout can be piped. */
export function printError(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** What a finding needs to be shown; both contract and importer findings have it. */
interface Shown {
  severity: string;
  message: string;
  fix?: string;
  path?: string;
  line?: number;
  column?: number;
}

/** `file:12:3: error: message. fix ($.path)`, the form that editors and CI turn into links. */
export function findingLine(file: string, finding: Shown): string {
  const place = [file, finding.line, finding.column]
    .filter(part => part !== undefined)
    .join(':');
  const pause = finding.message.endsWith('.') ? ' ' : '; ';
  const fix = finding.fix ? `${pause}${finding.fix}` : '';
  const path = finding.path ? ` (${finding.path})` : '';
  return `${place}: ${finding.severity}: ${finding.message}${fix}${path}`;
}
