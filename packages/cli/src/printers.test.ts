import fs from 'node:fs';
import path from 'node:path';
import { dir, lakehouse, NORTHWIND, write } from './__testUtils__/cli';

const INVENTORY = 'generated/inventory/sources.csv';
const EXAMPLE = path.resolve(
  __dirname,
  '../../../examples/printers/inventory.mjs',
);
const EMPTY = '"source","owner","tables"\n';

const content = () => fs.readFileSync(path.join(dir, INVENTORY), 'utf8');
const repo = () =>
  write('lakehouse.yaml', 'name: platform\nowner: a\ncatalog: platform\n');

it('prints with the printers that its user names, and leaves their files alone without them', () => {
  repo();
  write('contracts/northwind.odcs.yaml', fs.readFileSync(NORTHWIND, 'utf8'));
  write('printer.mjs', fs.readFileSync(EXAMPLE, 'utf8'));
  const generated = lakehouse(['generate', '--printer', './printer.mjs']);
  expect(generated).toMatchObject({ status: 0, stderr: '' });
  expect(content()).toBe(`${EMPTY}"northwind","sales-data","14"\n`);

  const without = lakehouse(['generate', '--check']);
  expect(without.status).toBe(0);
  expect(without.stderr).toContain('inventory is not installed here');
  expect(lakehouse(['generate']).status).toBe(0);
  expect(content()).toContain('northwind');
  expect(
    lakehouse(['generate', '--check', '--printer', './printer.mjs']),
  ).toMatchObject({ status: 0, stderr: '' });
});

it('takes modules of CommonJS, and lists', () => {
  repo();
  write(
    'printer.cjs',
    `module.exports = [{ id: 'inventory', print: () => ({
      files: [{ path: '${INVENTORY}', content: 'x', kind: 'generated', reason: 'Because.' }],
      findings: [],
    }) }];`,
  );
  expect(lakehouse(['generate', '--printer', './printer.cjs']).status).toBe(0);
  expect(content()).toBe('x');
});

it('runs nothing that a repository names by itself', () => {
  repo();
  write('printer.mjs', `throw new Error('was run');`);
  write('package.json', '{"lakehouse":{"printers":["./printer.mjs"]}}');
  expect(lakehouse(['generate']).status).toBe(0);
});

it.each([
  ['is not there', undefined, 'cannot be loaded'],
  ['throws', `throw new Error('broken');`, 'cannot be loaded: broken'],
  ['exports something else', 'export default 1;', 'exports no printer'],
])('says so when a module %s', (_, text, message) => {
  repo();
  if (text) write('printer.mjs', text);
  const { status, stderr } = lakehouse([
    'generate',
    '--printer',
    './printer.mjs',
  ]);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
