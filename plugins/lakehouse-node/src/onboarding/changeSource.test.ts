import {
  parseContract,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  answers,
  CONTRACT,
  NORTHWIND,
  run,
  stampNorthwind,
  type Files,
} from './__testUtils__/northwind';
import { prepareSource } from './prepareSource';

let stamped: Files;
beforeAll(async () => {
  stamped = await stampNorthwind();
});

const messages = async (spec: SourceSpec, files = stamped) =>
  (await prepareSource(spec, files)).findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, field, message }) => `${severity} ${field}: ${message}`);

describe('changing a source', () => {
  it('changes nothing with the answers that it starts from', async () => {
    const { actions, preview } = await run(stamped, answers(stamped));
    expect(Object.keys(actions)).toEqual(['unchanged']);
    expect(preview.contract).toBe(NORTHWIND);
    expect(preview.tables).toHaveLength(14);
  });

  it('writes promise, owner and choices into the contract, and leaves the rest of its text', async () => {
    const { after, actions } = await run(
      stamped,
      answers(stamped, {
        promise: '1h',
        owner: 'group:default/finance',
        tables: [
          { name: 'orders', loadMode: 'incremental', cursor: 'order_date' },
        ],
      }),
    );
    expect(actions.update).toContain(CONTRACT);
    const text = after.get(CONTRACT)!;
    expect(text).toContain('# NULL is an empty field; an empty text');
    expect(text).toContain('tags: [sales, example]');
    const { contract } = parseContract(text);
    expect(contract).toMatchObject({
      team: { name: 'finance', description: expect.any(String) },
      slaProperties: [
        { property: 'latency', value: 1 },
        { property: 'freshness', value: 1 },
      ],
    });
    expect(after.get('catalog/northwind.yaml')).toContain('finance');
    const again = await run(after, answers(after));
    expect(Object.keys(again.actions)).toEqual(['unchanged']);
  });

  it('takes a description away only when somebody empties it', async () => {
    const empty = await run(stamped, answers(stamped, { description: '' }));
    expect(empty.after.get(CONTRACT)).not.toContain('purpose:');
    expect(empty.after.get(CONTRACT)).toContain('usage:');
    const none = await run(
      stamped,
      answers(stamped, { description: undefined }),
    );
    expect(none.after.get(CONTRACT)).toBe(NORTHWIND);
  });

  it('retires a table: its files go, its data stays, and the plan says so', async () => {
    const spec = answers(stamped, {
      tables: [{ name: 'us_states', selected: false }],
    });
    const { actions, after, preview } = await run(stamped, spec);
    expect(actions.remove).toContain(
      'dbt/models/staging/northwind/stg_northwind__us_states.sql',
    );
    expect(after.get(CONTRACT)).not.toContain('name: us_states');
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        message: expect.stringMatching(
          /^us_states goes from the source: .* stays in raw_northwind\.us_states/,
        ),
      }),
    );
    const again = await run(after, answers(after));
    expect(Object.keys(again.actions)).toEqual(['unchanged']);
  });

  it('takes promises about a retired table along', async () => {
    const files = new Map(stamped).set(
      CONTRACT,
      NORTHWIND.replace(
        'customProperties:\n  # NULL',
        '  - { property: latency, value: 1, unit: d, element: us_states }\n$&',
      ),
    );
    const tables = [{ name: 'us_states', selected: false }];
    const { after } = await run(files, answers(files, { tables }));
    expect(after.get(CONTRACT)).not.toContain('us_states');
    expect(after.get(CONTRACT)).toContain('property: freshness');
  });

  it('names the models of people that use what goes', async () => {
    const mart = 'dbt/models/marts/northwind/states.sql';
    const files = new Map(stamped).set(
      mart,
      "select * from {{ ref('stg_northwind__us_states') }} join {{ ref('stg_northwind__orders') }}",
    );
    const tables = [{ name: 'us_states', selected: false }];
    const said = await messages(answers(files, { tables }), files);
    expect(said.filter(text => text.includes(mart))).toEqual([
      expect.stringContaining(`${mart} uses stg_northwind__us_states`),
    ]);
  });

  it('refuses answers for a contract that was changed meanwhile, and knows its own work', async () => {
    const spec = answers(stamped, { promise: '1h' });
    const edited = new Map(stamped).set(CONTRACT, `${NORTHWIND}# mine\n`);
    expect(await messages(spec, edited)).toEqual([
      expect.stringMatching(/^error contract: .* was changed since/),
    ]);
    const { after } = await run(stamped, spec);
    const twice = await run(after, spec);
    expect(Object.keys(twice.actions)).toEqual(['unchanged']);
  });

  it('names a source that is not there, a contract with errors, and answers without a contract', async () => {
    expect(await messages(answers(stamped, { name: 'gone' }))).toEqual([
      expect.stringContaining(
        'error contract: The platform has no source gone',
      ),
    ]);
    const broken = new Map(stamped).set(CONTRACT, 'kind: [');
    expect(await messages(answers(stamped), broken)).toEqual([
      expect.stringContaining(`error contract: ${CONTRACT}`),
    ]);
    expect(await messages(answers(stamped, { contract: '' }))).toEqual([
      expect.stringContaining('It is not known which contract'),
    ]);
  });

  it('stops a change that would give rows of the vault other hashes, and says how to migrate', async () => {
    const tables = [{ name: 'customers', personalData: ['phone'] }];
    const preview = await prepareSource(answers(stamped, { tables }), stamped);
    expect(preview).toMatchObject({ ok: false, files: [] });
    expect(await messages(answers(stamped, { tables }))).toEqual([
      expect.stringContaining('--accept-rehash northwind.customers'),
    ]);
  });

  it('does not ask again for keys of tables that have none', async () => {
    const files = new Map(stamped);
    const text = NORTHWIND.replace(
      /schema:\n/,
      'schema:\n  - name: log\n    properties:\n      - { name: line, logicalType: string, physicalType: text }\n',
    );
    files.set(CONTRACT, text);
    const { preview } = await run(files, answers(files));
    expect(preview.tables[0]).toMatchObject({ name: 'log', keyless: true });
  });
});
