import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applyPlan } from './applyPlan';
import { copySkeleton } from './copySkeleton';
import { generateInto } from './generateInto';

const EXAMPLE = path.resolve(__dirname, '../../../../examples/northwind');
const HUB = 'dbt/models/raw_vault/northwind/hubs/hub_customer.sql';
let dir: string;

const at = (file: string) => path.join(dir, file);
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), text);
};
const actionOf = async (file: string) =>
  (await generateInto(dir, { check: true })).files.find(f => f.path === file)
    ?.action;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'platform-'));
  write(
    'lakehouse.yaml',
    'name: platform\nowner: data-platform\ncatalog: platform\n',
  );
  fs.mkdirSync(at('contracts'));
  fs.copyFileSync(
    path.join(EXAMPLE, 'northwind.odcs.yaml'),
    at('contracts/northwind.odcs.yaml'),
  );
});

afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

describe('generateInto', () => {
  it('writes all files, and finds nothing to do afterwards', async () => {
    const first = await generateInto(dir);
    expect(first.ok).toBe(true);
    expect(fs.readFileSync(at(HUB), 'utf8')).toContain('hub(');
    const again = await generateInto(dir, { check: true });
    expect(again.drifted).toEqual([]);
  });

  it('changes nothing when it only checks', async () => {
    const { drifted } = await generateInto(dir, { check: true });
    expect(drifted.length).toBeGreaterThan(80);
    expect(fs.readdirSync(dir).sort()).toEqual(['contracts', 'lakehouse.yaml']);
  });

  it('keeps what a person edited and says so', async () => {
    await generateInto(dir);
    write(HUB, 'mine');
    const { files } = await generateInto(dir);
    expect(files.find(f => f.path === HUB)).toMatchObject({ action: 'kept' });
    expect(fs.readFileSync(at(HUB), 'utf8')).toBe('mine');
  });

  it('removes what is no longer asked for, unless it was edited', async () => {
    await generateInto(dir);
    write(HUB, 'mine');
    fs.rmSync(at('contracts/northwind.odcs.yaml'));
    await generateInto(dir);
    expect(fs.existsSync(at('catalog/northwind.yaml'))).toBe(false);
    expect(fs.readFileSync(at(HUB), 'utf8')).toBe('mine');
    expect(await actionOf(HUB)).toBe('kept-removed');
  });

  it('writes no starters where people have marts, and publishes theirs', async () => {
    fs.cpSync(path.join(EXAMPLE, 'marts'), at('dbt/models/marts/northwind'), {
      recursive: true,
    });
    await generateInto(dir);
    expect(fs.existsSync(at('dbt/models/marts/northwind/dim_order.sql'))).toBe(
      false,
    );
    const entities = fs.readFileSync(at('catalog/northwind.yaml'), 'utf8');
    const theirs = fs
      .readdirSync(path.join(EXAMPLE, 'marts'))
      .flatMap(file => /^(.*)\.sql$/.exec(file)?.[1] ?? [])
      .sort();
    expect(theirs.length).toBeGreaterThan(4);
    expect(entities.match(/^ {2}name: platform\.marts\..*$/gm)).toEqual(
      theirs.map(name => `  name: platform.marts.${name}`),
    );
    // One model of a name: the shared starter gives way to their dim_date.
    expect(fs.existsSync(at('dbt/models/marts/shared'))).toBe(false);
  });

  it('names the file and writes nothing when a contract is wrong', async () => {
    write('contracts/crm.odcs.yaml', 'kind: DataContract\n');
    const { ok, findings, files } = await generateInto(dir);
    expect(ok).toBe(false);
    expect(files).toEqual([]);
    expect(findings[0]).toMatchObject({ file: 'contracts/crm.odcs.yaml' });
  });
});

describe('applyPlan', () => {
  const file = (target: string, content = 'x') => ({
    path: target,
    action: 'create' as const,
    kind: 'generated' as const,
    reason: '',
    content,
  });

  it('writes nothing through a link', async () => {
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-'));
    fs.symlinkSync(outside, at('docs'));
    await expect(applyPlan(dir, [file('docs/a.md')])).rejects.toThrow(
      'docs is a link',
    );
    fs.symlinkSync(path.join(outside, 'dangling'), at('a.md'));
    await expect(applyPlan(dir, [file('a.md')])).rejects.toThrow(
      'a.md is a link',
    );
    expect(fs.readdirSync(outside)).toEqual([]);
  });

  it.each(['../evil', '/etc/evil', 'a/../../evil', '.git/config'])(
    'refuses the path %s',
    async evil => {
      await expect(applyPlan(dir, [file(evil)])).rejects.toThrow(
        'is no path inside the repository',
      );
    },
  );

  it('leaves everything as it was when one file cannot be written', async () => {
    write('a.md', 'before');
    fs.mkdirSync(at('z.md'));
    const before = fs.readdirSync(dir).sort();
    await expect(
      applyPlan(dir, [file('a.md', 'after'), file('b.md'), file('z.md')]),
    ).rejects.toThrow('z.md is a link or not what was expected');
    expect(fs.readFileSync(at('a.md'), 'utf8')).toBe('before');
    expect(fs.readdirSync(dir).sort()).toEqual(before);
  });
});

describe('copySkeleton', () => {
  it('copies bytes and leaves out what work leaves behind', async () => {
    const to = fs.mkdtempSync(path.join(os.tmpdir(), 'copy-'));
    write('dbt/a.sql', '{# {{ x }} #}\r\n');
    write('dbt/target/manifest.json', '{}');
    await copySkeleton(at('dbt'), to);
    expect(fs.readdirSync(to)).toEqual(['a.sql']);
    expect(fs.readFileSync(path.join(to, 'a.sql'), 'utf8')).toBe(
      '{# {{ x }} #}\r\n',
    );
    await expect(copySkeleton(at('dbt'), to)).rejects.toThrow(
      'a.sql exists in the target folder already',
    );
  });
});
