import fc from 'fast-check';
import type { Contract, ContractColumn, ContractTable } from '../../contract';
import {
  column,
  COLUMNS,
  composite,
  contract,
  contracts,
  table,
  TABLES,
} from '../../vault/__testUtils__/arbitrary';
import { zoo } from '../../vault/testing';
import { deriveVault, type VaultModel } from '../../vault';
import { platform } from '../__testUtils__/northwind';
import { planStaging } from '../dbt/stagePlans';
import { vaultTables } from '../dbt/vaultTables';
import { generate } from '../generate';
import { DEFAULT_HASH } from '../types';
import { compareHashes } from './compareHashes';
import { lockOf, withEarlier } from './lockOf';
import {
  NO_LOCK,
  parseVaultLock,
  printVaultLock,
  type VaultLock,
} from './vaultLock';

/** A change that only adds; numbers choose where. */
type Edit = (contracts: Contract[]) => Contract[];

const at = fc.nat({ max: 9 });

const pick = <T>(items: T[], n: number) => n % items.length;

/** Changes one table, chosen by two numbers. */
const inTable =
  (i: number, j: number, change: (table: ContractTable) => ContractTable) =>
  (all: Contract[]): Contract[] =>
    all.map((one, x) =>
      x === pick(all, i)
        ? {
            ...one,
            schema: one.schema.map((t, y) =>
              y === pick(one.schema, j) ? change(t) : t,
            ),
          }
        : one,
    );

const aColumn = (name: string, text: string): ContractColumn => ({
  ...zoo('x', { t: [`${name} ${text.replace(/\bpk\b/, '')}`] }).schema[0]
    .properties[0],
});

/** A column anywhere among the others: required or not, unique or not, with a reference or not. */
const newColumn = fc.tuple(at, at, at, column, fc.constantFrom('e', 'f')).map(
  ([i, j, k, text, name]): Edit =>
    inTable(i, j, t =>
      t.properties.some(c => c.name === name)
        ? t
        : {
            ...t,
            properties: [
              ...t.properties.slice(0, k),
              aColumn(name, text),
              ...t.properties.slice(k),
            ],
          },
    ),
);

/** An existing column is found to refer to something, or to be unique and never NULL. */
const newKnowledge = fc
  .tuple(at, at, at, fc.constantFrom(...TABLES), fc.constantFrom(...COLUMNS))
  .map(
    ([i, j, k, to, toColumn]): Edit =>
      inTable(i, j, t => ({
        ...t,
        properties: t.properties.map((c, x) => {
          if (x !== pick(t.properties, k)) return c;
          const reference = { type: 'foreignKey', to: `${to}.${toColumn}` };
          return k % 2
            ? { ...c, required: true, unique: true }
            : { ...c, relationships: [...(c.relationships ?? []), reference] };
        }),
      })),
  );

const newComposite = fc.tuple(at, at, composite).map(
  ([i, j, line]): Edit =>
    inTable(i, j, t => ({
      ...t,
      relationships: [
        ...(t.relationships ?? []),
        ...zoo('x', { [t.name]: [line] }).schema[0].relationships!,
      ],
    })),
);

const newTable = fc
  .tuple(at, fc.constantFrom(...TABLES, 'order', 'itemses', 'new'), table)
  .map(
    ([i, name, lines]): Edit =>
      all =>
        all.map((one, x) =>
          x !== pick(all, i) || one.schema.some(t => t.name === name)
            ? one
            : {
                ...one,
                schema: [
                  ...zoo(one.name, { [name]: lines }).schema,
                  ...one.schema,
                ],
              },
        ),
  );

const newContract = contract.map(
  (more): Edit =>
    all =>
      all.some(({ name }) => name === more.name) ? all : [more, ...all],
);

const turned = fc.constant<Edit>(all =>
  [...all]
    .reverse()
    .map(one => ({ ...one, schema: [...one.schema].reverse() })),
);

const edits = fc.array(
  fc.oneof(
    newColumn,
    newColumn,
    newKnowledge,
    newComposite,
    newTable,
    newContract,
    turned,
  ),
  { minLength: 1, maxLength: 4 },
);

const idsOf = (all: Contract[]) =>
  new Set(all.flatMap(c => c.schema.map(t => `${c.name}.${t.name}`)));

/** What a run would remember, without printing its files. */
function run(all: Contract[], before: VaultLock) {
  const model = deriveVault(all, before);
  const staging = planStaging(all, model, before);
  const vault = vaultTables(model, staging, all);
  const hash = DEFAULT_HASH;
  return {
    model,
    lock: lockOf({ contracts: all, model, staging, vault, hash }),
  };
}

/** A name that two contracts give to different things stops a run before anything is compared. */
const clashes = ({ model }: { model: VaultModel }) =>
  model.refused.some(({ rule }) => rule === 'R11');

it('what is added never changes a key, a hash or a column that exists, run after run', () => {
  let compared = 0;
  fc.assert(
    fc.property(contracts, edits, (given, changes) => {
      let now = given;
      let lock = NO_LOCK;
      let model: VaultModel | undefined;
      for (const change of [(all: Contract[]) => all, ...changes]) {
        const next = change(now);
        const result = run(next, lock);
        if (clashes(result)) continue;
        const found = compareHashes(lock, result.lock, idsOf(next));
        expect(found.changes).toEqual([]);
        for (const hub of model?.hubs ?? []) {
          expect(
            result.model.hubs
              .find(({ name }) => name === hub.name)
              ?.businessKey.map(({ name }) => name),
          ).toEqual(hub.businessKey.map(({ name }) => name));
        }
        for (const link of model?.links ?? []) {
          const is = result.model.links.find(({ name }) => name === link.name);
          const roles = (l: typeof link) => l.hubs.map(({ role }) => role);
          expect(roles(is!).slice(0, link.hubs.length)).toEqual(roles(link));
        }
        now = next;
        model = result.model;
        lock = parseVaultLock(printVaultLock(withEarlier(result.lock, lock)));
        compared += 1;
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 200) },
  );
  // Most runs are really compared.
  expect(compared).toBeGreaterThan(250);
});

it('a run without a change remembers the same', () => {
  fc.assert(
    fc.property(contracts, given => {
      const first = generate({ platform, contracts: given });
      fc.pre(!clashes(first));
      const again = generate({
        platform,
        contracts: given,
        lock: parseVaultLock(printVaultLock(first.lock)),
      });
      expect(again.lock).toEqual(first.lock);
      expect(again.files).toEqual(first.files);
    }),
    { numRuns: Number(process.env.RUNS ?? 20) },
  );
});
