import type { Finding } from '../contract';
import type { FilePrinter, Printed, PrinterInput } from './printers';
import type { GeneratedFile } from './types';

/** A printer that an organisation adds to those of the generator. */
export interface OrganisationPrinter {
  /**
   * Lower-case letters, digits and `-`; the printer's folder in the repository is called after it (`generated/<id>/`). Keep it: what an
   * unknown printer has written stays as it is.
   */
  id: string;
  /** Prints files in its folder, and nothing else. Pure: the same input, the same bytes. */
  print: FilePrinter;
}

/** Folder of all printers of organisations in a platform repository. */
const FOLDER = 'generated/';

/** The folder that a printer writes into. */
export const printerFolder = (id: string): string => `${FOLDER}${id}/`;

/** The printer that a path belongs to; undefined for what the generator itself writes. */
export function printerOf(path: string): string | undefined {
  return path.startsWith(FOLDER) ? path.split('/')[1] : undefined;
}

/**
 * Runs the printers of an organisation. One that throws, or prints outside of its folder, gives an error that names it, and then nothing is
 * written: half of what an organisation wants is no state to commit.
 */
export function printOrganisation(
  printers: readonly OrganisationPrinter[],
  input: PrinterInput,
): Printed {
  const printed = printers.map((printer, index) => {
    const isTwice = printers.findIndex(one => one.id === printer.id) < index;
    return printOne(printer, input, isTwice);
  });
  return {
    files: printed.flatMap(({ files }) => files),
    findings: printed.flatMap(({ findings }) => findings),
  };
}

const named = (id: string, finding: Finding): Finding => ({
  ...finding,
  message: `Printer ${id}: ${finding.message}`,
});

function printOne(
  { id, print }: OrganisationPrinter,
  input: PrinterInput,
  isTwice: boolean,
): Printed {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id)) {
    return failed(
      id,
      'has an id that cannot be the name of a folder',
      'Use up to 40 lower-case letters, digits and -, beginning with a letter.',
    );
  }
  if (isTwice) {
    return failed(id, 'is there twice', 'Give each printer an id of its own.');
  }
  try {
    const { files, findings } = print(input);
    // Read now: contents may be printed when they are read, and what they throw has to be caught here.
    const read = files.map(({ path, content, kind, reason }) => ({
      path,
      content,
      kind,
      reason,
    }));
    const wrong = read.map(file => wrongWith(id, file, read)).find(Boolean);
    return wrong
      ? failed(id, wrong, `Print files in ${printerFolder(id)}.`)
      : { files: read, findings: findings.map(one => named(id, one)) };
  } catch (error) {
    const { message } = error as Error;
    return failed(
      id,
      `failed: ${message}`,
      'Correct the printer, or take it out of the portal.',
    );
  }
}

function wrongWith(
  id: string,
  { path, content, kind }: GeneratedFile,
  all: GeneratedFile[],
): string | undefined {
  const inside = path.slice(printerFolder(id).length).split('/');
  const isInside =
    path.startsWith(printerFolder(id)) &&
    inside.every(part => /^[\w@][\w@ .-]*$/.test(part));
  if (!isInside) return `prints ${path.slice(0, 200)}, outside of its folder`;
  if (typeof content !== 'string' || !['generated', 'owned'].includes(kind)) {
    return `prints ${path} without a text, or of no known kind`;
  }
  return all.filter(one => one.path === path).length > 1
    ? `prints ${path} twice`
    : undefined;
}

function failed(id: string, what: string, fix: string): Printed {
  return {
    files: [],
    findings: [
      {
        severity: 'error',
        path: '$',
        message: `The printer ${JSON.stringify(
          String(id).slice(0, 80),
        )} of your organisation ${what}.`,
        fix,
      },
    ],
  };
}
