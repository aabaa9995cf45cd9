import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { dir, lakehouse, NORTHWIND, tree, write } from './__testUtils__/cli';

describe('generate', () => {
  const repo = () => {
    write(
      'lakehouse.yaml',
      'name: platform\nowner: data-platform\ncatalog: platform\n',
    );
    write('contracts/northwind.odcs.yaml', fs.readFileSync(NORTHWIND, 'utf8'));
  };

  it('writes the files and a lock; a check then finds nothing', () => {
    repo();
    expect(lakehouse(['generate', '--check']).status).toBe(1);
    expect(fs.existsSync(path.join(dir, 'lakehouse.lock.json'))).toBe(false);
    expect(lakehouse(['generate']).status).toBe(0);
    expect(lakehouse(['generate', '--check'])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('keeps what a person edited, and says so', () => {
    repo();
    lakehouse(['generate']);
    const { files } = JSON.parse(
      fs.readFileSync(path.join(dir, 'lakehouse.lock.json'), 'utf8'),
    );
    const [edited] = Object.keys(files);
    write(edited, 'mine');
    const checked = lakehouse(['generate', '--check', '--json']);
    expect(checked.status).toBe(1);
    expect(JSON.parse(checked.stdout)).toMatchObject({
      changed: 0,
      drifted: [edited],
    });
    const generated = lakehouse(['generate']);
    expect(generated.status).toBe(1);
    expect(generated.stdout).toContain(edited);
    expect(fs.readFileSync(path.join(dir, edited), 'utf8')).toBe('mine');
  });

  it.each(['this version', 'an earlier version'])(
    'keeps three edits and a contract changed by hand over what %s wrote, and changes nothing the second time',
    wrote => {
      repo();
      lakehouse(['generate']);
      const read = (name: string) =>
        fs.readFileSync(path.join(dir, name), 'utf8');
      const stage = (table: string) =>
        `dbt/models/staging/northwind/stg_northwind__${table}.sql`;
      const edited = [
        'catalog/northwind.yaml',
        stage('orders'),
        stage('products'),
      ];
      edited.forEach(name => write(name, `${read(name)}\n# mine\n`));
      const contract = read('contracts/northwind.odcs.yaml').replace(
        'name: sales-data',
        'name: finance # since May',
      );
      write('contracts/northwind.odcs.yaml', contract);
      if (wrote === 'an earlier version') {
        // It wrote one file otherwise, and its lock says so.
        const lock = JSON.parse(read('lakehouse.lock.json'));
        const before = '-- As version 0 wrote it.\n';
        lock.version = '0';
        lock.files[stage('customers')] = createHash('sha256')
          .update(before)
          .digest('hex');
        write(stage('customers'), before);
        write('lakehouse.lock.json', JSON.stringify(lock));
      }

      const first = lakehouse(['generate']);
      expect(first.status).toBe(1);
      const kept = first.stdout.match(/^kept +\S+/gm) ?? [];
      expect(kept.map(line => line.split(/ +/)[1]).sort()).toEqual(edited);
      edited.forEach(name => expect(read(name)).toContain('# mine'));
      expect(read('contracts/northwind.odcs.yaml')).toBe(contract);
      expect(read(stage('customers'))).not.toContain('version 0');
      expect(first.stdout).toMatch(/^update /m);
      expect(JSON.parse(read('lakehouse.lock.json')).version).not.toBe('0');

      const after = tree();
      lakehouse(['generate']);
      expect(tree()).toEqual(after);
    },
  );

  it('writes nothing while a contract has errors', () => {
    repo();
    write('contracts/bad.odcs.yaml', 'kind: DataContract\n');
    const { status, stderr } = lakehouse(['generate']);
    expect(status).toBe(1);
    expect(stderr).toContain('contracts/bad.odcs.yaml:');
    expect(fs.readdirSync(dir).sort()).toEqual(['contracts', 'lakehouse.yaml']);
  });

  it('refuses two contracts that give one name, and removes nothing', () => {
    repo();
    lakehouse(['generate']);
    const before = tree();
    const same = fs
      .readFileSync(NORTHWIND, 'utf8')
      .replace(/^name: northwind$/m, 'name: shop')
      .replace(/^id: northwind$/m, 'id: shop');
    write('contracts/shop.odcs.yaml', same);
    const { status, stdout, stderr } = lakehouse(['generate']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(
      'northwind.customers and shop.customers would both become hub_customer.',
    );
    expect(stderr).toContain('set lakehouse.vaultPrefix in one');
    expect(tree()).toEqual({ ...before, 'contracts/shop.odcs.yaml': same });
  });

  it('refuses a change of what is hashed until it is accepted by name', () => {
    repo();
    lakehouse(['generate']);
    const before = tree();
    const contract = 'contracts/northwind.odcs.yaml';
    const changed = fs
      .readFileSync(path.join(dir, contract), 'utf8')
      .replace('physicalType: real', 'physicalType: numeric(12,4)');
    write(contract, changed);
    const refused = lakehouse(['generate']);
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({
      status: 1,
      stdout: '',
    });
    const table = /--accept-rehash (northwind\.\w+)/.exec(refused.stderr)![1];
    expect(refused.stderr).toContain(`The rows of ${table} would get`);
    expect(tree()).toEqual({ ...before, [contract]: changed });

    expect(lakehouse(['generate', '--accept-rehash', table])).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('Rebuild from raw: 1. in every'),
    });
    expect(lakehouse(['generate', '--check']).status).toBe(0);
  });
});
