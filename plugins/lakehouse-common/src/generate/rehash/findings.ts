import type { Finding } from '../../contract';
import type { HashTerm } from '../dbt/stagePlan';
import type { HashSetting } from '../types';
import { compareHashes, type HashChange, type LateHash } from './compareHashes';
import type { LockedTable, VaultLock } from './vaultLock';

/** Accepts the change of every table, of the platform's own hash setting too. */
export const ALL_TABLES = 'all';

/**
 * What changed contracts mean for rows that are in the vault: an error for every table whose rows would get other keys or hashdiffs, with
 * the way to migrate; the same as a warning when the change was accepted.
 *
 * @param accepted - `<source>.<table>` of accepted changes, or {@link ALL_TABLES}
 */
export function rehashFindings(
  before: VaultLock,
  after: VaultLock,
  contracts: ReadonlySet<string>,
  accepted: readonly string[],
): Finding[] {
  const { changes, late } = compareHashes(before, after, contracts);
  const byTable = new Map<string, HashChange[]>();
  for (const change of changes) {
    byTable.set(change.table, [...(byTable.get(change.table) ?? []), change]);
  }
  const isAccepted = (table: string) =>
    accepted.includes(table) || accepted.includes(ALL_TABLES);
  return [
    ...checkSetting(before, after.hash, accepted),
    ...[...byTable].map(([table, ofTable]) =>
      changed(table, ofTable, before, after, isAccepted(table)),
    ),
    ...lateOf(late, byTable).map(([table, hashes]) =>
      incomplete(table, hashes, after.tables[table]),
    ),
  ];
}

function checkSetting(
  before: VaultLock,
  hash: HashSetting,
  accepted: readonly string[],
): Finding[] {
  const text = (setting: HashSetting) =>
    `${setting.algorithm}, compatibility ${setting.compatibility}`;
  const same = text(before.hash) === text(hash);
  if (same || !Object.keys(before.tables).length) return [];
  const isAccepted = accepted.includes(ALL_TABLES);
  return [
    {
      severity: isAccepted ? 'warning' : 'error',
      path: '$.hash',
      message: `Every key of the vault ${
        isAccepted ? 'is' : 'would be'
      } another: hash is ${text(hash)}, until now it was ${text(before.hash)}.`,
      fix: `${
        isAccepted ? 'Rebuild' : `Undo it in lakehouse.yaml, or rebuild`
      } the whole vault from raw: ${steps(
        ALL_TABLES,
        'all tables of the schema vault and of the schemas staging_…',
        isAccepted,
      )}`,
    },
  ];
}

function changed(
  table: string,
  changes: HashChange[],
  before: VaultLock,
  after: VaultLock,
  isAccepted: boolean,
): Finding {
  const hashes = changes.map(({ hash }) => hash);
  const old = tablesWith(before.tables[table], hashes);
  const now = tablesWith(after.tables[table], hashes);
  const [source, name] = table.split('.');
  const drop = [
    `staging_${source}.${name}`,
    ...[...new Set([...old, ...now])].sort().map(one => `vault.${one}`),
  ];
  const gone = changes.some(lostColumn)
    ? ' A column that the source no longer has can stay in the contract: it is loaded as NULL.'
    : '';
  return {
    severity: isAccepted ? 'warning' : 'error',
    path: '$',
    message: `The rows of ${table} ${
      isAccepted ? 'get' : 'would get'
    } other hashes: ${changes.map(describe).join('; ')}.`,
    fix: `${
      isAccepted
        ? 'Rebuild from raw'
        : `Undo it in the contract, or rebuild from raw`
    }: ${steps(table, drop.join(', '), isAccepted)}${isAccepted ? '' : gone}`,
  };
}

/** Raw holds the whole history, so what follows from it can be built anew at any time. */
function steps(accept: string, drop: string, isAccepted: boolean): string {
  const list = [
    ...(isAccepted ? [] : [`lakehouse generate --accept-rehash ${accept}`]),
    `in every environment drop ${drop}`,
    'run the next load: they are built again from raw, with their history, and marts follow (correct those of yours that name a column which is elsewhere now)',
  ];
  return `${list.map((step, i) => `${i + 1}. ${step}`).join('; ')}.`;
}

function tablesWith(table: LockedTable | undefined, hashes: string[]) {
  return Object.entries(table?.feeds ?? {})
    .filter(([, held]) => held.some(hash => hashes.includes(hash)))
    .map(([name]) => name);
}

function lostColumn({ before, after }: HashChange): boolean {
  const columns = after?.map(([column]) => column);
  return before.some(([column]) => columns && !columns.includes(column));
}

function describe({ hash, before, after }: HashChange): string {
  return after
    ? `${hash} of ${terms(after)}, until now of ${terms(before)}`
    : `${hash} of ${terms(before)} is no longer made`;
}

function terms(list: HashTerm[]): string {
  const text = list.map(([column, type]) =>
    column === null ? JSON.stringify(type) : `${column} (${type})`,
  );
  return text.join(', ') || 'nothing';
}

function lateOf(
  late: LateHash[],
  refused: ReadonlyMap<string, unknown>,
): Array<[string, string[]]> {
  const byTable = new Map<string, string[]>();
  for (const { table, hash } of late) {
    if (refused.has(table)) continue;
    byTable.set(table, [...(byTable.get(table) ?? []), hash]);
  }
  return [...byTable];
}

function incomplete(
  table: string,
  hashes: string[],
  now: LockedTable,
): Finding {
  const [source, name] = table.split('.');
  const holders = tablesWith(now, hashes);
  return {
    severity: 'warning',
    path: '$',
    message: `${holders.join(
      ', ',
    )} will hold rows of ${table} from the next change of each on: earlier rows were staged without ${hashes.join(
      ', ',
    )}.`,
    fix: `To have their history too, drop staging_${source}.${name} in every environment before the next load: it is built again from raw, and what is in the vault already stays as it is.`,
  };
}
