import { parseAllDocuments } from 'yaml';
import type { Contract } from '../contract';
import { northwind, platform } from './__testUtils__/northwind';
import { generate } from './generate';

const HOSTILE = `{{ env_var("X") }} {% do x %} {# #} \${x} "q" 'q' | <b>\n---\n\u0000 end`;

/** A contract of one table with a key and a column. */
function contractOf(name: string, changes: Partial<Contract> = {}): Contract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    name,
    version: '1.0.0',
    status: 'active',
    team: { name: 'data' },
    schema: [
      {
        name: `${name}_things`,
        properties: [
          { name: 'id', logicalType: 'integer', primaryKey: true },
          { name: 'amount', logicalType: 'number', physicalType: 'real' },
        ],
      },
    ],
    ...changes,
  };
}

const generated = (...contracts: Contract[]) =>
  generate({ platform, contracts }).files;
const text = (files: ReturnType<typeof generated>, path: string) =>
  files.find(file => file.path === path)?.content;

describe('generate', () => {
  it('gives the same bytes for the same contracts in any order', () => {
    const [a, b, c] = ['crm', 'shop', 'web'].map(name => contractOf(name));
    const before = JSON.stringify([c, a, b]);
    const input = [c, a, b];
    expect(generated(...input)).toEqual(generated(a, b, c));
    expect(JSON.stringify(input)).toBe(before);
  });

  it('says for every file why it exists', () => {
    for (const { path, reason, content } of generated(northwind())) {
      expect([path, reason]).toEqual([path, expect.stringMatching(/\.$/)]);
      expect(content.endsWith('\n')).toBe(true);
    }
  });

  it('stays inside of the repository and gives every path once, case folded', () => {
    const paths = generated(northwind(), contractOf('crm')).map(f => f.path);
    expect(new Set(paths.map(p => p.toLowerCase())).size).toBe(paths.length);
    for (const path of paths) {
      expect(path).toMatch(/^[a-z][\w.]*(\/[\w][\w.]*)+$/);
    }
  });

  it('runs nothing that a contract says, and breaks on nothing it says', () => {
    const [table] = contractOf('crm').schema;
    const files = generated(
      contractOf('crm', {
        version: HOSTILE,
        dataProduct: HOSTILE,
        description: { purpose: HOSTILE, usage: HOSTILE },
        servers: [{ server: 's', type: HOSTILE }],
        schema: [
          {
            ...table,
            description: HOSTILE,
            properties: table.properties.map(column => ({
              ...column,
              description: HOSTILE,
              physicalType: HOSTILE,
              classification: HOSTILE,
            })),
          },
        ],
      }),
    );
    const inDbt = files.filter(({ path }) => path.startsWith('dbt/'));
    for (const { path, content } of inDbt) {
      const blocks = path.endsWith('.sql') ? /env_var|<b>/ : /\{[{%#]/;
      const code = content
        .replaceAll(`{{ '{' }}`, '')
        .replace('{{ newest_load(this) }}', '');
      expect([path, code]).toEqual([path, expect.not.stringMatching(blocks)]);
    }
    const errors = files
      .filter(({ path }) => /\.ya?ml$/.test(path))
      .flatMap(({ content }) => parseAllDocuments(content))
      .flatMap(document => (document as { errors: unknown[] }).errors);
    expect(errors).toEqual([]);
    const all = files.map(({ content }) => content).join('');
    // eslint-disable-next-line no-control-regex
    expect(all).not.toMatch(/[\u0000-\u0008]/);
  });

  it('gives each of two sources its own models when their tables have one name', () => {
    const same = (name: string) =>
      contractOf(name, {
        schema: [{ ...contractOf('x').schema[0], name: 'things' }],
        customProperties: [{ property: 'lakehouse.vaultPrefix', value: name }],
      });
    const files = generated(same('crm'), same('shop'));
    const models = files.filter(({ path }) => path.endsWith('.sql'));
    const names = models.map(({ path }) => path.split('/').pop());
    expect(new Set(names).size).toBe(names.length);
    expect(text(files, 'dbt/models/staging/crm/stg_crm__things.sql')).toContain(
      "alias='things', schema='staging_crm'",
    );
  });

  it('meets its goal: 2 ms of CPU per file', () => {
    const contract = northwind();
    generated(contract);
    const start = process.cpuUsage();
    const files = generated(contract);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000 / files.length).toBeLessThan(2);
  });
});
