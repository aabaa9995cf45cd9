import { ServiceUnavailableError } from '@backstage/errors';
import {
  printable,
  type TableFiles as TableFilesAnswer,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { OptimizerReader } from '../catalogs/glue/optimizers';
import { FILE_LIMITS, MAX_AT_ONCE, type FileLimits } from './limits';
import { readFiles, type FilesReport, type OpenLocation } from './readFiles';

/** How the files of one catalog's tables are read. */
export interface FileAccess {
  open: OpenLocation;
  /** Where the catalog tends its tables itself. */
  optimizers?: OptimizerReader;
  /** A sentence for people whose location was refused. */
  hint?: string;
}

/** The table that is asked for. */
export interface AskedTable {
  catalog: string;
  namespace: string;
  name: string;
  metadataLocation: string;
}

const MAX_CACHED = 100;

/** Reads the files of tables when somebody asks: a few questions at a time, and each version of a table once. */
export class TableFiles {
  readonly #access: Map<string, FileAccess>;
  readonly #limits: FileLimits;
  readonly #cache = new Map<string, FilesReport>();
  #running = 0;

  constructor(access: Map<string, FileAccess>, limits = FILE_LIMITS) {
    this.#access = access;
    this.#limits = limits;
  }

  /**
   * @param signal - stops the reading when nobody waits for it any more
   * @throws ServiceUnavailableError when too many ask at a time, and the reason of the signal
   */
  async read(
    table: AskedTable,
    signal: AbortSignal,
  ): Promise<TableFilesAnswer> {
    const access = this.#access.get(table.catalog);
    const [report, optimizers] = await Promise.all([
      this.#report(table, access, signal),
      access?.optimizers?.(table.namespace, table.name, signal) ?? null,
    ]);
    return {
      metadataLocation: table.metadataLocation,
      optimizers,
      ...report,
    };
  }

  async #report(
    { catalog, metadataLocation }: AskedTable,
    access: FileAccess | undefined,
    signal: AbortSignal,
  ): Promise<Pick<TableFilesAnswer, 'files' | 'problem'>> {
    const key = `${catalog} ${metadataLocation}`;
    const cached = this.#cache.get(key);
    if (cached) return { files: cached, problem: null };
    if (!access) {
      return { files: null, problem: 'The catalog is no longer configured.' };
    }
    if (this.#running >= MAX_AT_ONCE) {
      throw new ServiceUnavailableError(
        'The files of other tables are being read. Try again in some seconds.',
      );
    }
    this.#running += 1;
    const deadline = AbortSignal.timeout(2 * this.#limits.ms);
    try {
      const files = await readFiles(
        access.open,
        metadataLocation,
        AbortSignal.any([signal, deadline]),
        this.#limits,
      );
      this.#keep(key, files);
      return { files, problem: null };
    } catch (error) {
      signal.throwIfAborted();
      return { files: null, problem: problemOf(error, deadline, access) };
    } finally {
      this.#running -= 1;
    }
  }

  #keep(key: string, report: FilesReport): void {
    if (this.#cache.size >= MAX_CACHED) {
      this.#cache.delete(this.#cache.keys().next().value!);
    }
    this.#cache.set(key, report);
  }
}

function problemOf(
  error: unknown,
  deadline: AbortSignal,
  { hint }: FileAccess,
): string {
  if (deadline.aborted) return 'Reading the manifests took too long.';
  const { message, code } = error as Error & { code?: string };
  return printable(code === 'refused' && hint ? `${message} ${hint}` : message);
}
