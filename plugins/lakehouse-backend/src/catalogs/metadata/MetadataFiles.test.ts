import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { tableMetadata } from '../../__testUtils__/warehouse';
import type { LocationRule } from '../../config/types';
import { MetadataFiles } from './MetadataFiles';
import { MetadataReader } from './MetadataReader';
import { TableLocations } from './TableLocations';

const metadataFiles = (rules: LocationRule[]) =>
  new MetadataFiles(new TableLocations(rules), new MetadataReader());

let root: string;
let outside: string;
const json = tableMetadata({ namespace: 'marts', name: 't' });

beforeEach(async () => {
  const base = await mkdtemp(path.join(os.tmpdir(), 'locations-'));
  root = path.join(base, 'wh');
  outside = path.join(base, 'wh-secret');
  await mkdir(path.join(root, 't'), { recursive: true });
  await mkdir(outside);
  await writeFile(path.join(root, 't/1.metadata.json'), json);
  await writeFile(path.join(outside, '1.metadata.json'), json);
});
afterEach(() => rm(path.dirname(root), { recursive: true }));

const outcome = (files: MetadataFiles, location: string) =>
  files.read(location).then(
    () => 'read',
    error => error.code,
  );

describe('MetadataFiles', () => {
  it('reads local locations in every spelling, inside the folder', async () => {
    const files = metadataFiles([{ prefix: 'file://', path: root }]);
    for (const scheme of ['', 'file:', 'file://']) {
      expect(await outcome(files, `${scheme}${root}/t/1.metadata.json`)).toBe(
        'read',
      );
    }
  });

  it('maps a prefix to a folder, the longest that fits', async () => {
    const files = metadataFiles([
      { prefix: 's3://bucket', path: outside },
      { prefix: 's3://bucket/wh/', path: root },
    ]);
    expect(await outcome(files, 's3://bucket/wh/t/1.metadata.json')).toBe(
      'read',
    );
    expect(await outcome(files, 's3://bucket/1.metadata.json')).toBe('read');
  });

  it.each([
    's3://bucket/wh-secret/1.metadata.json',
    's3://bucket/wh',
    's3://bucket/wh/../wh-secret/1.metadata.json',
    's3://bucket/wh/t/./1.metadata.json',
    's3://bucket/wh/t\\..\\1.metadata.json',
    's3://user@bucket/wh/t/1.metadata.json',
    's3a://bucket/wh/t/1.metadata.json',
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:a9fe:a9fe]/',
    'https://bucket/wh/t/1.metadata.json',
    'file:///etc/passwd',
    '/etc/passwd',
    'file://host/etc/passwd',
    'gopher://x',
    's3://bucket/wh/\u0000',
    '',
  ])('refuses %p without opening a file', async location => {
    const files = metadataFiles([
      { prefix: 's3://bucket/wh', path: root },
      { prefix: 'file://', path: root },
    ]);
    expect(await outcome(files, location)).toBe('refused');
    expect(await files.fingerprint(location)).toBeNull();
  });

  it('decodes nothing: %2e is a name', async () => {
    const files = metadataFiles([{ prefix: 's3://b', path: root }]);
    expect(
      await outcome(files, 's3://b/%2e%2e/wh-secret/1.metadata.json'),
    ).toBe('not-found');
  });

  it('follows no link out of the folder', async () => {
    const files = metadataFiles([{ prefix: 'file://', path: root }]);
    await symlink(outside, path.join(root, 'way-out'));
    expect(await outcome(files, `${root}/way-out/1.metadata.json`)).toBe(
      'refused',
    );
    await symlink('/nowhere', path.join(root, 'dangling'));
    expect(await outcome(files, `${root}/dangling`)).toBe('not-found');
  });
});
