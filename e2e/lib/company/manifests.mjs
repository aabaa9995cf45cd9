import fs from 'node:fs';
import path from 'node:path';
import { avroFile } from './avro.mjs';

const DAY_MS = 86_400_000;

const record = (name, fields) => ({
  type: 'record',
  name,
  fields: Object.entries(fields).map(([field, type]) => ({
    name: field,
    type,
  })),
});

const LIST = record('manifest_file', {
  manifest_path: 'string',
  manifest_length: 'long',
  partition_spec_id: 'int',
  content: 'int',
});

const ENTRY = record('manifest_entry', {
  status: 'int',
  data_file: record('r2', {
    content: 'int',
    file_path: 'string',
    file_format: 'string',
    partition: record('r102', {
      measured_day: { type: 'int', logicalType: 'date' },
    }),
    record_count: 'long',
    file_size_in_bytes: 'long',
  }),
});

/** Files of a month of frequent loads: the newer the day, the more and the smaller. */
function filesOf(location, now) {
  const today = Math.floor(now / DAY_MS);
  return Array.from({ length: 30 }, (_, age) => {
    const count = age < 2 ? 96 : 4 + (age % 3);
    return Array.from({ length: count }, (__, number) => ({
      content: age < 2 && number % 12 === 0 ? 1 : 0,
      file_path: `${location}/data/measured_day=${
        today - age
      }/${number}.parquet`,
      file_format: 'PARQUET',
      partition: { measured_day: today - age },
      record_count: age < 2 ? 9_000 + number * 40 : 700_000 + number * 9_000,
      file_size_in_bytes:
        age < 2 ? 310_000 + number * 4_100 : 118_000_000 + number * 6_300_000,
    }));
  }).flat();
}

/** Writes manifests of a table that is partitioned by day, and the list that names them; `list` is where it is to be. */
export function writeManifests({ location, list, specId, now }) {
  const files = filesOf(location, now);
  const manifests = [0, 1].map(content => {
    const file = path.join(location, 'metadata', `manifest-${content}.avro`);
    const entries = files
      .filter(entry => entry.content === content)
      .map(data_file => ({ status: 1, data_file }));
    fs.writeFileSync(file, avroFile(ENTRY, entries));
    return {
      manifest_path: file,
      manifest_length: fs.statSync(file).size,
      partition_spec_id: specId,
      content,
    };
  });
  fs.writeFileSync(list, avroFile(LIST, manifests));
}
