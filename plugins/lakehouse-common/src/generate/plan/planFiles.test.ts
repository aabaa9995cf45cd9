import type { GeneratedFile } from '../types';
import { LOCK_PATH, parseLock, sha256Hex } from './lock';
import { planFiles } from './planFiles';

const file = (
  path: string,
  content: string,
  kind: GeneratedFile['kind'] = 'generated',
): GeneratedFile => ({
  path,
  content,
  kind,
  reason: 'Because.',
});
const lockOf = (files: Record<string, string>) => ({
  generator: 'lakehouse',
  version: '1',
  files: Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, sha256Hex(content)]),
  ),
});
const actions = (planned: ReturnType<typeof planFiles>) =>
  Object.fromEntries(planned.map(({ path, action }) => [path, action]));

describe('planFiles', () => {
  it('creates what is missing and locks it', () => {
    const planned = planFiles({ files: [file('a', '1')], existing: new Map() });
    expect(actions(planned)).toEqual({ a: 'create', [LOCK_PATH]: 'create' });
    const lock = planned[planned.length - 1].content!;
    expect(parseLock(lock)).toEqual(lockOf({ a: '1' }));
  });

  it.each([
    ['nothing changed', '1', '1', '1', 'unchanged'],
    ['the generator changed it', '2', '1', '1', 'update'],
    ['a person changed it', '2', '1', 'mine', 'kept'],
    ['a person wrote what is generated now', '2', '1', '2', 'unchanged'],
    ['it was there before', '2', undefined, 'mine', 'kept'],
  ])('when %s', (_, now, written, present, action) => {
    const planned = planFiles({
      files: [file('a', now)],
      lock: lockOf(written ? { a: written } : {}),
      existing: new Map([['a', present]]),
    });
    expect(actions(planned).a).toBe(action);
    expect(planned.every(({ reason }) => reason.endsWith('.'))).toBe(true);
  });

  it('still knows an edited file as edited after the next run', () => {
    const input = {
      files: [file('a', '2')],
      existing: new Map([['a', 'mine']]),
    };
    const first = planFiles({ ...input, lock: lockOf({ a: '1' }) });
    const lock = parseLock(first[first.length - 1].content!);
    expect(actions(planFiles({ ...input, lock })).a).toBe('kept');
  });

  it('prints no new file before it is read, also beside a lock of others', () => {
    let printed = 0;
    const lazy = {
      path: 'b',
      kind: 'generated' as const,
      reason: 'Because.',
      get content() {
        printed += 1;
        return '2';
      },
    };
    const lock = lockOf({ a: '1' });
    const planned = planFiles({
      files: [file('a', '1'), lazy],
      lock,
      existing: new Map([
        ['a', '1'],
        [LOCK_PATH, JSON.stringify(lock)],
      ]),
    });
    expect(actions(planned)).toEqual({
      a: 'unchanged',
      b: 'create',
      [LOCK_PATH]: 'update',
    });
    expect(printed).toBe(0);
    expect(parseLock(planned[2].content!)).toEqual(lockOf({ a: '1', b: '2' }));
  });

  it('takes a hash for the content of an existing file', () => {
    const planned = planFiles({
      files: [file('a', '1')],
      existing: new Map([['a', sha256Hex('1')]]),
    });
    expect(actions(planned).a).toBe('unchanged');
  });

  it('removes what nobody asks for, unless it was edited', () => {
    const planned = planFiles({
      files: [],
      lock: lockOf({ a: '1', b: '1', c: '1' }),
      existing: new Map([
        ['a', '1'],
        ['b', 'mine'],
      ]),
    });
    expect(actions(planned)).toEqual({
      a: 'remove',
      b: 'kept-removed',
      [LOCK_PATH]: 'create',
    });
  });

  it('never touches what belongs to people, and adds no starters to it', () => {
    const files = [file('m/a', '1', 'owned'), file('m/b', '1', 'owned')];
    expect(
      actions(planFiles({ files, existing: new Map([['m/a', 'mine']]) })),
    ).toEqual({ 'm/a': 'kept', [LOCK_PATH]: 'create' });
    expect(actions(planFiles({ files, existing: new Map() }))).toMatchObject({
      'm/a': 'create',
      'm/b': 'create',
    });
  });
});

describe('parseLock', () => {
  it.each([
    '',
    'x',
    'null',
    '{}',
    '{"generator":"other","version":"1","files":{}}',
  ])('refuses %j', text => {
    expect(() => parseLock(text)).toThrow('lakehouse.lock.json is damaged');
  });
});
