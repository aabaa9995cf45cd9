import fc from 'fast-check';
import type { SourceSpec } from '../api';
import { parseDraft, printDraft } from './draft';

it('reads what it has written, whatever the answers are', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string(),
        owner: fc.string({ unit: 'binary' }),
        ddl: fc.string({ unit: 'grapheme' }),
        tables: fc.array(
          fc.record({ name: fc.string(), selected: fc.boolean() }),
        ),
      }),
      answers => {
        const spec = { version: 1, kind: 'ddl', ...answers } as SourceSpec;
        expect(parseDraft(printDraft(spec))).toEqual(spec);
      },
    ),
  );
});

it.each([
  ['a: [', 'is not YAML'],
  ['- 1', 'holds no answers'],
  ['', 'holds no answers'],
  ['version: 2', 'has the version 2'],
  ['version: 1\nkind: oracle', 'The kind "oracle" is not known'],
])('says what is wrong with %j', (text, message) => {
  expect(() => parseDraft(text)).toThrow(message);
});

it('follows no aliases, which could grow without end', () => {
  expect(() => parseDraft('version: 1\na: &a [1]\nb: *a')).toThrow();
});
