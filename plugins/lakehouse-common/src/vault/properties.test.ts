import fc from 'fast-check';
import { Contract } from '../contract';
import { contract, contracts } from './__testUtils__/arbitrary';
import { deriveVault } from './derive';
import { VaultModel } from './types';

const RUNS = { numRuns: 300 };

function physicalNames(model: VaultModel): string[] {
  return [
    ...model.hubs,
    ...model.links,
    ...model.satellites,
    ...model.effectivity,
    ...model.status,
    ...model.pits,
    ...model.bridges,
    ...model.references,
  ].map(entry => entry.name);
}

it('names are unique, valid and at most 63 characters', () => {
  fc.assert(
    fc.property(contracts, given => {
      const names = physicalNames(deriveVault(given));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
    }),
    RUNS,
  );
});

it('neither the order of the contracts nor that of their tables matters', () => {
  fc.assert(
    fc.property(contracts, given => {
      const turned = [...given]
        .reverse()
        .map((c): Contract => ({ ...c, schema: [...c.schema].reverse() }));
      expect(deriveVault(turned)).toEqual(deriveVault(given));
    }),
    RUNS,
  );
});

it('every reference inside the model leads somewhere', () => {
  fc.assert(
    fc.property(contracts, given => {
      const model = deriveVault(given);
      const hubs = new Map(model.hubs.map(h => [h.name, h]));
      const links = new Set(model.links.map(l => l.name));
      for (const link of model.links) {
        const roles = link.hubs.map(m => m.role);
        expect(new Set(roles).size).toBe(roles.length);
        for (const { hub, columns, prejoin } of link.hubs) {
          const key = hubs.get(hub)!.businessKey;
          expect(prejoin?.select ?? columns).toHaveLength(key.length);
          expect(prejoin?.on ?? columns).toHaveLength(columns.length);
        }
        expect([link.hubs[0]?.hub, null]).toContain(link.drivingHub);
      }
      for (const satellite of model.satellites) {
        expect(
          satellite.parentKind === 'hub'
            ? hubs.has(satellite.parent)
            : links.has(satellite.parent),
        ).toBe(true);
        expect(satellite.parentKey === undefined).toBe(
          satellite.parentKind === 'link',
        );
        expect(satellite.columns.length).toBeGreaterThan(0);
      }
      for (const bridge of model.bridges)
        for (const link of bridge.links) expect(links).toContain(link);
    }),
    RUNS,
  );
});

it('no table is lost: each is in the model, or refused with a reason', () => {
  fc.assert(
    fc.property(contracts, given => {
      const model = deriveVault(given);
      const seen = new Set(
        [
          ...model.hubs.flatMap(h => h.sources),
          ...model.links,
          ...model.satellites,
          ...model.references,
          ...model.status,
          ...model.refused,
          ...model.report.filter(d => d.rule === 'R8'),
        ].map(({ source, table: name }) => `${source}.${name}`),
      );
      for (const { name, schema } of given) {
        for (const { name: t } of schema)
          expect(seen).toContain(`${name}.${t}`);
      }
    }),
    RUNS,
  );
});

/** Columns of a table that the model holds somewhere, or says why not; absent when the table brings nothing but keys. */
function placedColumns(model: VaultModel, name: string): string[] | undefined {
  const here = (at: { table: string }) => at.table === name;
  const links = model.links.filter(here);
  const satellites = model.satellites.filter(here);
  if (!links.length && !satellites.length) return undefined;
  return [
    ...model.hubs.flatMap(h => h.sources.filter(here)).flatMap(s => s.columns),
    ...links.flatMap(l => l.hubs.flatMap(h => h.columns)),
    ...links.flatMap(l => [...l.dependentKeys, ...l.columns].map(k => k.name)),
    ...satellites.flatMap(s => s.columns.map(c => c.name)),
    ...satellites.flatMap(s => s.parentKey?.columns ?? []),
    ...satellites.flatMap(s => [
      ...(s.parentLink?.members.flatMap(m => m.columns) ?? []),
      ...(s.parentLink?.dependentKeys.map(k => k.name) ?? []),
    ]),
    ...model.report
      .filter(d => here(d) && d.decision.endsWith('stays in raw'))
      .map(d => d.decision.split(' ')[0]),
  ];
}

it('columns are in the key, in a link, in a satellite, or reported', () => {
  fc.assert(
    fc.property(contract, given => {
      const model = deriveVault([given]);
      for (const { name, properties } of given.schema) {
        const columns = properties.map(c => c.name);
        const placed = placedColumns(model, name) ?? columns;
        expect(placed).toEqual(expect.arrayContaining(columns));
      }
    }),
    RUNS,
  );
});
