import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '@backstage/errors';
import type { OrganisationPrinter } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * Loads printers for the command line: modules whose default export is a printer, or a list of them. They run as code of whoever names them;
 * nothing in a repository can name one.
 *
 * @param modules - paths, or names of packages, as seen from a folder
 * @throws InputError naming the module and what it has to be
 */
export async function loadPrinters(
  modules: readonly string[],
  folder: string,
): Promise<OrganisationPrinter[]> {
  const loaded = await Promise.all(modules.map(name => load(name, folder)));
  return loaded.flat();
}

async function load(
  name: string,
  folder: string,
): Promise<OrganisationPrinter[]> {
  let found: unknown;
  try {
    const file = createRequire(resolve(folder, 'x.js')).resolve(name);
    found = await importFile(file);
  } catch (error) {
    throw new InputError(
      `The printer ${name} cannot be loaded: ${
        (error as Error).message.split('\n')[0]
      }. Name a module as it is imported from ${folder}, such as ./printer.mjs.`,
    );
  }
  const printers = [found].flat();
  if (!printers.every(isPrinter)) {
    throw new InputError(
      `${name} exports no printer. Its default export has to be { id, print }, or a list of them.`,
    );
  }
  return printers as OrganisationPrinter[];
}

/** What a module exports; CommonJS of a compiler has its exports one `default` deeper. */
async function importFile(file: string): Promise<unknown> {
  const { default: exported } = await import(pathToFileURL(file).href);
  return exported?.default ?? exported;
}

function isPrinter(value: any): value is OrganisationPrinter {
  return typeof value?.id === 'string' && typeof value?.print === 'function';
}
