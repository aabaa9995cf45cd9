// A company's lakehouse in a folder: 1,000 tables, made up, the same every time but for the times.
import fs from 'node:fs';
import path from 'node:path';
import { contracts, dbtManifest } from './claims.mjs';
import { schemaFields, tableMetadata, writeMetadata } from './iceberg.mjs';
import { SOURCES } from './names.mjs';
import { writeLongTable, writeWideTable } from './special.mjs';
import { companyTables } from './tables.mjs';

export const WIDE = 'company/marts.customer_features';
export const LONG = 'company/raw_iot.sensor_readings';

const TABLES = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long ago a table changed: most keep their promise, some are nearly or quite too old. */
function ageMs(number, hours = 24) {
  if (number % 41 === 7) return hours * HOUR_MS * 1.7;
  if (number % 23 === 5) return hours * HOUR_MS * 0.9;
  return (((number * 37) % 60) / 100) * hours * HOUR_MS + MINUTE_MS;
}

function snapshotsOf(number, newest) {
  const step = (1 + (number % 20)) * HOUR_MS;
  const first = 10 ** (2 + (number % 6));
  const count = 2 + (number % 7);
  return Array.from({ length: count }, (_, index) => ({
    at: Math.round(newest - (count - 1 - index) * step),
    added: index ? 1 + ((number * 31 + index * 97) % 900) : first + number * 13,
    files: 1 + (number % 4),
  }));
}

function writeTable(root, table, number, now) {
  const { namespace, name, columns, source } = table;
  const { fields, last } = schemaFields(columns);
  const location = path.join(root, namespace, name);
  const hours = SOURCES.find(each => each.name === source)?.hours ?? 48;
  writeMetadata(
    tableMetadata({
      ref: `${namespace}.${name}`,
      location,
      schemas: [fields],
      lastColumnId: last,
      // What was only created has no snapshot.
      snapshots:
        number % 97 === 13
          ? []
          : snapshotsOf(number, now - ageMs(number, hours)),
      properties: {
        comment: `${name.replaceAll('_', ' ')} of ${namespace}`,
        'write.parquet.compression-codec': 'zstd',
      },
    }),
  );
  // A writer that was killed halfway.
  if (number % 331 === 17) {
    const file = path.join(location, 'metadata/v1.metadata.json');
    fs.truncateSync(file, fs.statSync(file).size - 200);
  }
}

/** Writes the lakehouse below `folder`; answers the settings of its catalog. */
export function writeCompany(folder, now = Date.now()) {
  const root = path.join(folder, 'warehouse');
  const tables = companyTables(TABLES - 2);
  tables.forEach((table, number) => writeTable(root, table, number, now));
  writeWideTable(root, now);
  writeLongTable(root, now);
  fs.mkdirSync(path.join(folder, 'contracts'), { recursive: true });
  for (const [name, text] of contracts()) {
    fs.writeFileSync(path.join(folder, 'contracts', name), text);
  }
  fs.mkdirSync(path.join(folder, 'dbt'), { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'dbt/manifest.json'),
    dbtManifest([
      ...tables,
      { namespace: 'raw_iot', name: 'sensor_readings', columns: [] },
    ]),
  );
  return {
    title: 'Company',
    kind: 'filesystem',
    filesystem: { path: root },
    contracts: path.join(folder, 'contracts'),
    dbt: path.join(folder, 'dbt'),
  };
}
