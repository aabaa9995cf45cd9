import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  parseContract,
  sha256Hex,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answersOf, findSource } from './existingSource';
import { prepareSource } from './prepareSource';

const NORTHWIND = readFileSync(
  resolve(__dirname, '../../../../examples/northwind/northwind.odcs.yaml'),
  'utf8',
);
const CONTRACT = 'contracts/northwind.odcs.yaml';
const ORDERS = 'dbt/models/staging/northwind/stg_northwind__orders.sql';
type Files = ReadonlyMap<string, string>;

const answers = (files: Files, changes: Partial<SourceSpec> = {}) => {
  const { existing, problem } = findSource(files, 'northwind');
  if (!existing) throw new Error(problem.message);
  return { ...answersOf(existing), ...changes };
};

/** The repository after a run, and what the run did to which file. */
async function run(files: Files, spec: SourceSpec) {
  const preview = await prepareSource(spec, files);
  expect(preview.findings.filter(f => f.severity === 'error')).toEqual([]);
  const after = new Map(files);
  const actions: Record<string, string[]> = {};
  for (const { path, action, content } of preview.files) {
    (actions[action] ??= []).push(path);
    if (action === 'create' || action === 'update') after.set(path, content!);
    if (action === 'remove') after.delete(path);
  }
  return { preview, after, actions };
}

let stamped: Files;
beforeAll(async () => {
  const files = new Map([
    [
      'lakehouse.yaml',
      'name: platform\nowner: group:default/data-platform\ncatalog: platform\n',
    ],
    [CONTRACT, NORTHWIND],
  ]);
  stamped = (await run(files, answers(files))).after;
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

const WRITTEN_BEFORE = '-- As version 0 wrote it.\n';

function asEarlier(lock: string): string {
  const now = JSON.parse(lock);
  return JSON.stringify({
    ...now,
    version: '0',
    files: {
      ...now.files,
      'dbt/models/staging/northwind/stg_northwind__customers.sql':
        sha256Hex(WRITTEN_BEFORE),
      // A file that this version writes no more.
      'dbt/models/staging/northwind/old.sql': sha256Hex('old'),
    },
  });
}

describe.each([
  ['by this generator', (lock: string) => lock],
  ['by an earlier version of the generator', asEarlier],
])('running again over edits, stamped %s', (_, lockOf) => {
  // An earlier version wrote this file differently; its lock holds the hash of what it wrote.
  const OLDER = 'dbt/models/staging/northwind/stg_northwind__customers.sql';
  const edited = [
    ORDERS,
    'dbt/models/staging/northwind/stg_northwind__products.sql',
    'catalog/northwind.yaml',
  ];

  it('keeps and lists edits, updates the rest, and changes nothing the second time', async () => {
    const files = new Map(stamped);
    files.set('lakehouse.lock.json', lockOf(files.get('lakehouse.lock.json')!));
    if (lockOf === asEarlier) files.set(OLDER, WRITTEN_BEFORE);
    for (const path of edited) files.set(path, `${files.get(path)}\n# mine\n`);
    const byHand = NORTHWIND.replace(
      '  - name: categories\n',
      '  # Ask the buyers.\n  - name: categories\n    tags: [buyers]\n',
    );
    files.set(CONTRACT, byHand);

    const first = await run(
      files,
      answers(files, {
        promise: '2d',
        tables: [{ name: 'us_states', selected: false }],
      }),
    );
    expect(first.actions.kept.sort()).toEqual([...edited].sort());
    for (const path of edited) {
      expect(first.after.get(path)).toBe(files.get(path));
    }
    expect(first.after.get(CONTRACT)).toContain(
      '  # Ask the buyers.\n  - name: categories\n    tags: [buyers]\n',
    );
    expect(first.actions.update).toContain(CONTRACT);
    expect(first.actions.update.length).toBeGreaterThan(3);
    expect(first.after.get(OLDER)).toBe(stamped.get(OLDER));
    expect(JSON.parse(first.after.get('lakehouse.lock.json')!).version).toBe(
      JSON.parse(stamped.get('lakehouse.lock.json')!).version,
    );

    const second = await run(first.after, answers(first.after));
    expect(Object.keys(second.actions).sort()).toEqual(['kept', 'unchanged']);
    expect(second.actions.kept.sort()).toEqual([...edited].sort());
    expect(second.after).toEqual(first.after);
  });
});
