import type { Drift } from '../api';
import type { ContractColumn, ContractTable } from '../contract';
import { personalColumns } from '../inference';
import { physicalOf } from './rawType';
import type { FilesOfTable } from './fileTable';
import type { SchemaPolicy } from './schemaPolicy';
import { sourceName } from './sourceNames';

/** A table of the contract, and what its loads do with columns that are not as the contract says. */
export interface Loaded {
  table: ContractTable;
  policy: SchemaPolicy;
  place: 'database' | 'files';
  /** Of a table of files that was found. */
  files?: FilesOfTable;
}

export const STOPS = 'The next load of the table stops.';

/** What ingestion does with a column that the contract does not know. */
const ADDED: Record<SchemaPolicy, string> = {
  evolve:
    'Loads add it to the raw table; staging, vault and documentation have it once the contract does.',
  ignore: 'Loads leave it out (lakehouse.schemaPolicy: ignore).',
  block: `${STOPS} (lakehouse.schemaPolicy: block)`,
};

/** How a column is gone: of files only some were looked at. */
const GONE: Record<Loaded['place'], string> = {
  database: 'is gone from the source',
  files: 'is in none of the files that were looked at',
};

/** A column that is new in the source. */
export function addedDrift(
  { table, policy, files }: Loaded,
  column: ContractColumn,
  name: string,
): Drift {
  const isText = policy === 'evolve' && files && files.format !== 'parquet';
  const isPersonal =
    personalColumns({ ...table, properties: [column] }).length > 0;
  return {
    kind: 'added',
    column: name,
    proposed: true,
    message: `${quoted(column)} is new (${physicalOf(column)}). ${
      ADDED[policy]
    }${isText ? ' It comes in as text, as loads add it.' : ''}${
      isPersonal ? ' It looks like personal data, and is marked so.' : ''
    }`,
  };
}

/** A column that the source has no more. */
export function removedDrift(
  { table, policy, place }: Loaded,
  column: ContractColumn,
): Drift {
  const effect =
    policy === 'block' ? STOPS : 'Loads read it as NULL from now on.';
  return {
    kind: 'removed',
    column: column.name,
    proposed: false,
    message: `${quoted(column)} ${GONE[place]}. ${
      column.primaryKey
        ? `${STOPS} Without it no row can be told from another, as it is part of the key.`
        : effect
    }`,
    fix: `Remove property ${column.name} of ${table.name} from the contract, or bring the column back in the ${place}.`,
  };
}

/** A column that is gone, and another that came: reading both as they are would empty the one in every row. */
export function renamedDrift(
  { table, place }: Loaded,
  was: ContractColumn,
  now: ContractColumn,
): Drift {
  return {
    kind: 'renamed',
    column: was.name,
    proposed: false,
    message: `${quoted(was)} ${GONE[place]}, and ${quoted(
      now,
    )} is new: it was probably renamed. ${STOPS}`,
    fix: `If it was renamed, write physicalName: ${sourceName(
      now,
    )} at property ${was.name} of ${
      table.name
    }. If not, remove that property, or add one for ${quoted(now)}.`,
  };
}

/** Another primary key than the contract's. */
export function keyDrift(
  { table }: Loaded,
  was: string[],
  now: string[],
): Drift {
  return {
    kind: 'key',
    proposed: false,
    message: `The primary key is (${now.join(', ')}) in the source and ${
      was.length > 0 ? `(${was.join(', ')})` : 'not there'
    } in the contract. Loads go on with what the contract says.`,
    fix: `If rows of ${table.name} are told apart by it now, choose it in the row of the table. Rows of the vault that are there may need a migration then, which is said before anything is written.`,
  };
}

/** A table of the contract that was not among those that were read. */
export function missingDrift({ table, place }: Loaded): Drift {
  if (place === 'files') {
    return {
      kind: 'missing',
      proposed: false,
      message: `No file of ${quoted(
        table,
      )} was found: they were removed, renamed, or are in another folder. Its next load fails; other tables are loaded.`,
      fix: `Take its tick away to retire it, which keeps its data; if its files were renamed, write physicalName at table ${table.name} of the contract; else put them back.`,
    };
  }
  return {
    kind: 'missing',
    proposed: false,
    message: `${quoted(
      table,
    )} is not among the tables that were read: dropped, renamed, or not to be read by the role of the connection. Its next load fails; other tables are loaded.`,
    fix: `Take its tick away to retire it, which keeps its data; if it was renamed, write physicalName at table ${table.name} of the contract; if it is there, ask for the right to read it.`,
  };
}

function quoted(of: { name: string; physicalName?: string }): string {
  return JSON.stringify(sourceName(of));
}
