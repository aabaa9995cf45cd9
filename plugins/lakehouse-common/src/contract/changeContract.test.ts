import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { changeContract } from './changeContract';
import { withCustomProperty } from './customProperties';
import { parseContract } from './parse';
import { withPromise } from './promise';
import type { Contract } from './types';

const NORTHWIND = readFileSync(
  resolve(__dirname, '../../../../examples/northwind/northwind.odcs.yaml'),
  'utf8',
);
const contractOf = (yaml: string): Contract => {
  const { contract, findings } = parseContract(yaml);
  if (!contract) throw new Error(JSON.stringify(findings));
  return contract;
};

/** Lines that went, with - before them, and lines that came, with +. */
function lines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
    ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
  ];
}

describe('changeContract', () => {
  it('gives the very same text when there is nothing to change', () => {
    const odd = `${NORTHWIND.replace(
      '[sales, example]',
      '[sales,   example]',
    )}\n\n`;
    expect(changeContract(odd, contractOf(odd))).toBe(odd);
  });

  it('changes the lines that are meant, and no other', () => {
    const contract = contractOf(NORTHWIND);
    const wanted = {
      ...withPromise(contract, '2d'),
      team: { ...contract.team!, name: 'finance' },
      schema: contract.schema.map(table =>
        table.name === 'orders'
          ? withCustomProperty(table, 'lakehouse.loadMode', 'full')
          : table,
      ),
    };
    const changed = changeContract(NORTHWIND, wanted);
    expect(contractOf(changed)).toEqual(wanted);
    expect(new Set(lines(NORTHWIND, changed))).toEqual(
      new Set([
        '-  name: sales-data',
        '+  name: finance',
        '-    value: 6',
        '-    unit: h',
        '+    value: 2',
        '+    unit: d',
      ]),
    );
    expect(changed.split('\n')).toHaveLength(NORTHWIND.split('\n').length);
  });

  it('adds and removes tables where they stand', () => {
    const contract = contractOf(NORTHWIND);
    const table = { name: 'stores', properties: [{ name: 'id' }] };
    const wanted = {
      ...contract,
      schema: [
        ...contract.schema.filter(({ name }) => name !== 'us_states'),
        table,
      ],
    };
    const changed = changeContract(NORTHWIND, wanted as Contract);
    expect(contractOf(changed)).toEqual(wanted);
    expect(changed).toContain(
      '# The first server is the one `make local` reads',
    );
    expect(lines(NORTHWIND, changed).filter(l => l.startsWith('+'))).toEqual([
      '+  - name: stores',
      '+      - name: id',
    ]);
  });

  it('refuses to change what is shared by an anchor', () => {
    const yaml = NORTHWIND.replace(
      'tags: [sales, example]',
      'tags: &all [pii]',
    ).replace(/tags: \[pii\]/, 'tags: *all');
    const contract = contractOf(yaml);
    const wanted = { ...contract, tags: ['sales'] };
    expect(() => changeContract(yaml, wanted)).toThrow('Edit it by hand');
  });

  it('refuses a change that would leave an error behind, and names it', () => {
    const contract = contractOf(NORTHWIND);
    const schema = contract.schema.filter(({ name }) => name !== 'customers');
    expect(() => changeContract(NORTHWIND, { ...contract, schema })).toThrow(
      /^The contract would not be right: .*customers/,
    );
  });

  it('keeps an old list of members until the team gets a name', () => {
    const yaml = NORTHWIND.replace(
      /^team:\n(.*\n)*?(?=slaProperties)/m,
      'team:\n  - username: imke.vos # asks first\n',
    );
    const contract = contractOf(yaml);
    const faster = changeContract(yaml, withPromise(contract, '1h'));
    expect(faster).toContain('  - username: imke.vos # asks first');
    const named = { ...contract, team: { ...contract.team, name: 'sales' } };
    expect(contractOf(changeContract(yaml, named))).toEqual(named);
  });
});
