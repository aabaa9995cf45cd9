import { execFileSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readTableMetadata } from './readTable';

const json = (updated: number) =>
  JSON.stringify({
    'format-version': 2,
    'table-uuid': 'u',
    location: '/t',
    'last-updated-ms': updated,
    schemas: [{ 'schema-id': 0, fields: [] }],
    'current-schema-id': 0,
    'partition-specs': [{ 'spec-id': 0, fields: [] }],
    'default-spec-id': 0,
  });

let table: string;
beforeEach(async () => {
  table = await mkdtemp(path.join(os.tmpdir(), 'table-'));
  await mkdir(path.join(table, 'metadata'));
});
afterEach(() => rm(table, { recursive: true }));

const put = (name: string, content: string | Uint8Array) =>
  writeFile(path.join(table, 'metadata', name), content);
const read = async () =>
  (await readTableMetadata(table)).metadata.lastUpdatedMs;
const codeOf = (what: string) =>
  readTableMetadata(what).then(
    () => 'read',
    error => error.code,
  );

describe('readTableMetadata', () => {
  it('follows the version hint, and newer versions that it does not know yet', async () => {
    await put('v1.metadata.json', json(1));
    await put('v2.metadata.json', json(2));
    await put('v4.metadata.json', json(4));
    await put('version-hint.text', '1\n');
    expect(await read()).toBe(2);
  });

  it('takes the highest version, not the last in the alphabet', async () => {
    await put('00009-b.metadata.json', json(9));
    await put('00010-a.metadata.json', json(10));
    expect(await read()).toBe(10);
  });

  it('ignores a hint that leads nowhere', async () => {
    await put('v3.metadata.json', json(3));
    await put('version-hint.text', 'soon');
    expect(await read()).toBe(3);
  });

  it.each(['v5.gz.metadata.json', '00005-u.metadata.json.gz'])(
    'reads %s',
    async name => {
      await put(name, gzipSync(json(5)));
      expect(await read()).toBe(5);
    },
  );

  it('takes the later of two files with one version', async () => {
    await put('00001-b.metadata.json', json(1));
    await put('00001-a.metadata.json', json(2));
    await utimes(path.join(table, 'metadata/00001-b.metadata.json'), 1, 1);
    expect(await read()).toBe(2);
  });

  it('reads a single file and the metadata folder too', async () => {
    await put('v1.metadata.json', json(7));
    const folder = path.join(table, 'metadata');
    for (const from of [folder, path.join(folder, 'v1.metadata.json')]) {
      expect((await readTableMetadata(from)).metadata.lastUpdatedMs).toBe(7);
    }
  });

  it('refuses links and pipes, and says what is missing', async () => {
    await put('v1.metadata.json', json(1));
    const link = path.join(table, 'link.metadata.json');
    await symlink(path.join(table, 'metadata/v1.metadata.json'), link);
    expect(await codeOf(link)).toBe('refused');

    const pipe = path.join(table, 'pipe.metadata.json');
    execFileSync('mkfifo', [pipe]);
    expect(await codeOf(pipe)).toBe('refused');

    expect(await codeOf(path.join(table, 'nothing'))).toBe('not-found');
    expect(await codeOf(os.tmpdir())).toBe('not-found');
  });

  it('reads 20 MB and refuses more than 2 GB, before it reads it', async () => {
    const padding = 'x'.repeat(20 * 1024 * 1024);
    await put('v1.metadata.json', json(1).replace('"u"', `"${padding}"`));
    expect(await read()).toBe(1);
    const huge = path.join(table, 'huge.metadata.json');
    await writeFile(huge, '');
    await truncate(huge, 2049 * 1024 * 1024);
    expect(await codeOf(huge)).toBe('too-large');
  });

  it.each<[string, string, string | Uint8Array]>([
    ['truncated', 'half a file', json(1).slice(0, 100)],
    ['not-json', 'NUL bytes', new Uint8Array(4096)],
    ['empty', 'nothing', ''],
    ['unsupported-version', 'a version to come', json(1).replace(':2,', ':9,')],
  ])('answers %s for %s', async (code, _, content) => {
    await put('v1.metadata.json', content);
    expect(await codeOf(table)).toBe(code);
  });
});
