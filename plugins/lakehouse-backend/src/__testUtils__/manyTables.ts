import type { Knex } from 'knex';
import { chunks } from '../store/database';
import { saveRows } from '../store/tableRows';
import { toRow } from '../store/toRow';
import { tableWrite } from './tableWrite';

const WORDS =
  'account address amount article basket batch booking branch budget campaign cart city claim code contact country coupon currency customer date delivery discount email employee event fee gross invoice item journey ledger lead line locale margin market member method net note number offer order owner partner payment period phone plan policy postcode price product profit quantity quote rate reason refund region result return revenue risk route sale season segment session shipment site source stage status stock store street supplier target tax team ticket time title total unit user value vat vendor visit volume warehouse week weight year zone'.split(
    ' ',
  );
const NAMESPACES = [
  'landing',
  'raw_shop',
  'raw_crm',
  'staging_shop',
  'vault',
  'marts',
  'sandbox',
];

const SYLLABLES =
  'ba be bo da de di fa ga go ka ke ki la le lo ma me mi na ne no pa pe po ra re ri sa se so ta te ti va ve vi wa xa ya za'.split(
    ' ',
  );

/** One of the words that are everywhere. */
const common = (seed: number) => WORDS[(seed * 7919) % WORDS.length];

/** One of 64,000 made-up words, so that a part of a name tells as much as in practice. */
function rare(seed: number): string {
  // Knuth's multiplicative hash: neighbours get words that have nothing in common.
  const hash = Math.imul(seed + 1, 2_654_435_761) >>> 8; // eslint-disable-line no-bitwise
  return [1, 40, 1600]
    .map(step => SYLLABLES[Math.floor(hash / step) % SYLLABLES.length])
    .join('');
}

/** Table `n` of many: names, columns, owners, promises and sizes differ as they do in a company. */
export function someTable(n: number, now: number, columns: number = 30) {
  const catalog = `lake${n % 5}`;
  const namespace = `${NAMESPACES[n % 7]}_${n % 40}`;
  const name = `${common(n)}_${rare(n)}_${n}`;
  const write = tableWrite(
    {
      name,
      hoursAgo: n % 50 === 0 ? null : (n * 31) % 700,
      promiseHours: n % 3 === 0 ? undefined : 24 * (1 + (n % 30)),
      tags: n % 20 === 0 ? ['gold', `domain-${n % 30}`] : [],
      owner: n % 9 === 0 ? undefined : `group:default/team-${n % 150}`,
      columns: Array.from({ length: columns }, (_, k) =>
        k % 5 === 0
          ? `${common(n + k)}_id`
          : `${rare(n + k * 17)}_${common(n * k)}`,
      ),
      state: n % 500 === 0 ? 'unreadable' : 'present',
    },
    now,
  );
  return {
    ...write,
    ref: `${catalog}/${namespace}.${name}`,
    catalog,
    namespace: [namespace],
    identity: { ...write.identity, tableId: `id-${n}` },
    metadataLocation: `s3://warehouse/${namespace}/${name}/metadata/00042-8f14e45f.metadata.json`,
  };
}

/** Fills the registry with so many tables of 30 columns. */
export async function fillTables(
  db: Knex,
  count: number,
  now: number,
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n);
  for (const part of chunks(numbers)) {
    await saveRows(
      db,
      part.map(n => toRow(someTable(n, now))),
    );
  }
  const postgres = db.client.config.client === 'pg';
  await db.raw(postgres ? 'vacuum analyze' : 'analyze');
}
