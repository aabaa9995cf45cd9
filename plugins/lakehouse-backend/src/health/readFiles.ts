import {
  FileTally,
  IcebergMetadataError,
  partitionLabel,
  targetFileBytes,
  type FileFigures,
  type TableMetadata,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  readManifest,
  readManifestList,
  readMetadataStream,
  type ManifestFile,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { boundedBytes } from '../catalogs/metadata/boundedBytes';
import type { TableLocations } from '../catalogs/metadata/TableLocations';
import { FILE_LIMITS, MAX_LIST_BYTES, type FileLimits } from './limits';

/** Opens a file of a table, where that is allowed. */
export type OpenLocation = TableLocations['open'];

/** Why not all manifests were read. */
export type StoppedBy = 'manifests' | 'bytes' | 'entries' | 'time';

/** What the manifests of a snapshot say. */
export interface FilesReport extends FileFigures {
  /** Null: the table has no snapshot, and so no files. */
  snapshotId: string | null;
  manifests: {
    total: number;
    read: number;
    /** Of all, read or not. */
    bytes: number;
    /** Manifests of delete files among all. */
    deletes: number;
  };
  /** Null: all were read. Otherwise the figures are those of the manifests that were, and nothing is projected. */
  stoppedBy: StoppedBy | null;
}

/**
 * Reads the files of the current snapshot from its manifests.
 *
 * @param signal - stops the reading
 * @throws IcebergMetadataError, what `open` throws, and the reason of the signal
 */
export async function readFiles(
  open: OpenLocation,
  metadataLocation: string,
  signal: AbortSignal,
  limits: FileLimits = FILE_LIMITS,
): Promise<FilesReport> {
  const read = async (location: string, maxBytes: number, stop = signal) =>
    boundedBytes((await open(location)).bytes, {
      maxBytes,
      what: 'A manifest file',
      signal: stop,
    });
  const { metadata } = await readMetadataStream(
    // It bounds itself.
    await read(metadataLocation, Infinity),
  );
  const snapshot = metadata.snapshots.find(
    ({ id }) => id === metadata.currentSnapshotId,
  );
  const tally = new FileTally(targetFileBytes(metadata.properties));
  const list = { total: 0, bytes: 0, deletes: 0 };
  if (!snapshot) {
    const manifests = { ...list, read: 0 };
    return { ...tally.figures(), snapshotId: null, manifests, stoppedBy: null };
  }
  if (snapshot.manifestList === null) {
    throw new IcebergMetadataError(
      'unsupported-version',
      'The current snapshot was written without a manifest list, as early writers of format version 1 did. A new commit writes one.',
    );
  }
  const kept: ManifestFile[] = [];
  const bytes = await read(snapshot.manifestList, MAX_LIST_BYTES);
  for await (const manifest of readManifestList(bytes)) {
    list.total += 1;
    list.bytes += manifest.length;
    if (manifest.content === 'deletes') list.deletes += 1;
    if (kept.length < limits.manifests) kept.push(manifest);
  }
  const scan = await readManifests(kept);
  return {
    ...tally.figures(),
    snapshotId: snapshot.id,
    manifests: { ...list, read: scan.done },
    stoppedBy: scan.stoppedBy ?? (scan.done < list.total ? 'manifests' : null),
  };

  /** Several at a time; what bounds the reading is looked at before each, so that none is counted in part. */
  async function readManifests(manifests: ManifestFile[]) {
    const started = Date.now();
    const queue = manifests.values();
    const transforms = transformsOf(metadata);
    let begunBytes = 0;
    let entries = 0;
    let done = 0;
    let stop: StoppedBy | null = null;
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    const worker = async () => {
      for (const manifest of queue) {
        begunBytes += manifest.length;
        if (begunBytes > limits.bytes) stop = 'bytes';
        else if (entries >= limits.entries) stop = 'entries';
        else if (Date.now() - started >= limits.ms) stop = 'time';
        if (stop) return;
        const source = await read(manifest.path, manifest.length, either);
        for await (const files of readManifest(source)) {
          either.throwIfAborted();
          entries += files.length;
          for (const file of files) {
            const named = transforms.get(manifest.specId) ?? new Map();
            const partition = partitionLabel(file.partition, named);
            tally.add({ ...file, partition });
          }
        }
        done += 1;
      }
    };
    const workers = Array.from({ length: limits.parallel }, () =>
      worker().catch(error => {
        // The others need not go on.
        failed.abort(error);
        throw error;
      }),
    );
    await Promise.all(workers);
    return { done, stoppedBy: stop };
  }
}

/** Transforms by the id of the partition spec and the name of the field. */
function transformsOf({ partitionSpecs }: TableMetadata) {
  return new Map(
    partitionSpecs.map(({ id, fields }) => {
      const named = fields.map(
        ({ name, transform }) => [name, transform] as const,
      );
      return [id, new Map(named)] as const;
    }),
  );
}
