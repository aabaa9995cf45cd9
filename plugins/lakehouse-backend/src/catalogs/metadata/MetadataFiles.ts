import type { MetadataReader } from './MetadataReader';
import type { TableContent } from './ReadSummary';
import type { TableLocations } from './TableLocations';

/** Reads metadata from where configuration allows it. */
export class MetadataFiles {
  readonly #locations: TableLocations;
  readonly #reader: MetadataReader;

  constructor(locations: TableLocations, reader: MetadataReader) {
    this.#locations = locations;
    this.#reader = reader;
  }

  /** @throws IcebergMetadataError `refused` for a location outside the allowed places */
  async read(location: string): Promise<TableContent> {
    return this.#reader.read(await this.#locations.open(location));
  }

  /** Something that changes when the file does; null when it cannot be found or is not allowed. */
  fingerprint(location: string): Promise<string | null> {
    return this.#locations.fingerprint(location);
  }
}
