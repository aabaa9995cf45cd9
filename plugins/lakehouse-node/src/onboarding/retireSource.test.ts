import type { SourceSpec } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  answers,
  CONTRACT,
  run,
  stampNorthwind,
  type Files,
} from './__testUtils__/northwind';
import { prepareSource } from './prepareSource';

const MART = 'dbt/models/marts/northwind/dim_customer.sql';
let stamped: Files;
beforeAll(async () => {
  stamped = await stampNorthwind();
});
const retire = (files: Files, changes: Partial<SourceSpec> = {}) =>
  answers(files, { retire: true, ...changes });

describe('retiring a source', () => {
  it('takes its contract and all that only it needs, and says that its data stays', async () => {
    const { after, actions, preview } = await run(stamped, retire(stamped));
    expect(actions.remove).toContain(CONTRACT);
    const left = [...after.keys()].filter(path => path.includes('northwind'));
    expect(left).toEqual([]);
    expect(after.has('lakehouse.yaml')).toBe(true);
    expect(after.has('catalog/platform.yaml')).toBe(true);
    expect(preview.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('Its data stays: the namespaces raw_northwind'),
    ]);
    expect(preview.tables).toEqual([]);
  });

  it('leaves what another source needs as it would be without this one', async () => {
    const shop: SourceSpec = {
      version: 1,
      kind: 'ddl',
      name: 'shop',
      owner: 'group:default/shop',
      promise: '6h',
      ddl: 'CREATE TABLE visits (visit_id integer PRIMARY KEY, at timestamptz);',
    };
    const settings = new Map([
      ['lakehouse.yaml', stamped.get('lakehouse.yaml')!],
    ]);
    const alone = (await run(settings, shop)).after;
    const both = (await run(stamped, shop)).after;
    const { after } = await run(both, retire(both));
    const generated = (files: Files) =>
      [...files].filter(
        // The first source's starter belongs to people, and the vault's lock remembers keys for a source that comes back.
        ([path]) => !/dim_date\.sql$|^vault\.lock\.json$/.test(path),
      );
    expect(new Map(generated(after))).toEqual(new Map(generated(alone)));
  });

  it('keeps what people have changed, and says what to do with it', async () => {
    const edited = new Map(stamped).set(MART, 'select 1 as mine');
    const { after, preview } = await run(edited, retire(edited));
    expect(after.get(MART)).toBe('select 1 as mine');
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        path: MART,
        message: expect.stringContaining('Remove it in the same pull request'),
      }),
    );
  });

  it('is not for a contract that was changed since somebody looked at it', async () => {
    const old = retire(stamped, { contract: 'f'.repeat(64) });
    const { ok, files, findings } = await prepareSource(old, stamped);
    expect([ok, files]).toEqual([false, []]);
    expect(findings[0].message).toContain('was changed since you opened it');
  });
});
