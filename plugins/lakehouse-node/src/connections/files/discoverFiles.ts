import type {
  ContractServer,
  DiscoveryEvent,
  SourceFile,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { sampleFile } from '@lakehouse/backstage-plugin-lakehouse-common/samples';
import { importFiles } from '../../importers';
import { CheckRun } from '../discovery/CheckRun';
import type { Discovery } from '../discovery/discover';
import { fingerprint, fingerprintLine } from '../fingerprints';
import { explainStoreError } from './explain';
import {
  checkFileKeys,
  checkFileRows,
  checkFileTables,
  checkFileTypes,
  LIMITS,
} from './fileChecks';
import { type FileGroup, groupFiles, sampledFiles } from './fileTables';
import type { FileStore, StoredFile } from './store';

/** Bytes of one sample, and of all together. */
const CAP = { file: 256 * 1024, total: 6 * 1024 * 1024, least: 4 * 1024 };

export interface DiscoverFilesOptions {
  /** Id of the connection. */
  connection: string;
  store: FileStore;
  /** Server of the contract, without a format. */
  server: ContractServer;
  signal: AbortSignal;
  emit?(event: DiscoveryEvent): void;
}

/**
 * Checks a folder of files and reads the beginnings of its tables. Every check is told as it runs and ends; the last event is the result, or
 * a failed check.
 *
 * @throws SourceReadError with the failed check; its cause is for the log
 * @throws the reason of the signal, when it was aborted
 */
export async function discoverFiles(
  options: DiscoverFilesOptions,
): Promise<Discovery> {
  const { emit = () => {}, signal } = options;
  let running: Parameters<CheckRun['begin']>[0] = 'reachable';
  const checks = new CheckRun(event => {
    if (event.check?.state === 'running') running = event.check.id;
    emit(event);
  });
  try {
    const discovery = await readFolder(checks, options);
    emit({ result: discovery.result });
    return discovery;
  } catch (error) {
    signal.throwIfAborted();
    const failure = checks.fail(explainStoreError(error, running));
    // The store's own words are for the log.
    failure.cause = (failure.cause as Error | undefined)?.cause ?? error;
    throw failure;
  }
}

async function readFolder(
  checks: CheckRun,
  { connection, store, server, signal, emit }: DiscoverFilesOptions,
): Promise<Discovery> {
  checks.begin('reachable');
  const { files: listed, truncated } = await listAll(store, signal);
  checks.end({ id: 'reachable', state: 'passed', message: 'S3 answered.' });

  checks.begin('readable');
  const found = groupFiles(listed);
  const groups = found.groups.slice(0, LIMITS.tables);
  const [first] = groups;
  if (first) await store.read(first.files[0], { from: 0, to: 1 }, signal);
  checks.end({
    id: 'readable',
    state: 'passed',
    message: first ? 'The files may be read.' : 'The folder may be listed.',
  });

  checks.begin('tables');
  const tables = checkFileTables(found, truncated);
  const samples =
    tables.state === 'failed'
      ? []
      : await sampleAll(groups, store, signal, done =>
          emit?.({ progress: { tables: done, of: groups.length } }),
        );
  checks.end(tables);
  const files = samples.flat();
  const imported = await importFiles(files, { source: 'files', server });
  checks.begin('keys');
  checks.end(checkFileKeys(imported.contract));
  checks.begin('types');
  checks.end(checkFileTypes(imported));
  checks.begin('rows');
  const rows = rowsOf(groups, samples);
  checks.end(checkFileRows(rows));

  const fingerprints = new Map(
    (imported.contract?.schema ?? []).map(table => [
      table.physicalName ?? table.name,
      fingerprint(
        table.properties.map(
          ({ name, physicalName, physicalType }) =>
            `${physicalName ?? name} ${physicalType}`,
        ),
      ),
    ]),
  );
  const read = { connection, schema: '', at: new Date().toISOString() };
  return {
    found: { ...read, server, ddl: fingerprintLine(fingerprints), rows, files },
    result: {
      ...read,
      schemas: [],
      tables: [...fingerprints].map(([name, one]) => ({
        name,
        fingerprint: one,
      })),
    },
  };
}

async function listAll(store: FileStore, signal: AbortSignal) {
  const files: StoredFile[] = [];
  let next: string | undefined;
  for (let page = 0; page < LIMITS.pages; page += 1) {
    const found = await store.list(next, signal);
    files.push(...found.files);
    next = found.next;
    if (next === undefined) break;
  }
  return { files, truncated: next !== undefined };
}

/** Samples by table, one table after the other: somebody who waits sees how far it is. */
async function sampleAll(
  groups: FileGroup[],
  store: FileStore,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<SourceFile[][]> {
  const number = groups.flatMap(sampledFiles).length;
  const share = Math.floor(CAP.total / Math.max(1, number));
  const cap = Math.max(CAP.least, Math.min(CAP.file, share));
  const samples: SourceFile[][] = [];
  progress(0);
  for (const group of groups) {
    samples.push(
      await Promise.all(
        sampledFiles(group).map(file =>
          sampleFile(
            {
              name: file.path,
              size: file.size,
              read: async (from, to) =>
                from < to
                  ? store.read(file, { from, to }, signal)
                  : new Uint8Array(),
            },
            { cap, values: false },
          ),
        ),
      ),
    );
    progress(samples.length);
  }
  return samples;
}

/** Rows of a table: those of its samples, and as many more as its other files are larger. */
function rowsOf(
  groups: FileGroup[],
  samples: SourceFile[][],
): Record<string, number> {
  const sizeOf = (files: StoredFile[]) =>
    files.reduce((sum, { size }) => sum + size, 0);
  return Object.fromEntries(
    groups.flatMap((group, i): [string, number][] => {
      const counted = samples[i].map(({ rows }) => rows);
      if (!counted.length || counted.includes(undefined)) return [];
      const rows = counted.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      const share =
        sizeOf(group.files) / Math.max(1, sizeOf(sampledFiles(group)));
      return [[group.table, Math.round(rows * share)]];
    }),
  );
}
