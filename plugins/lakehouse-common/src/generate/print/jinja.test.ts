import fc from 'fast-check';
import { JinjaCall, printModel, printString } from './jinja';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '{{ env_var("X") }}',
    '{% do x %}',
    '{# #}',
    "'}} {{ x",
    '${x}',
    'a\nb',
    '\u0000',
    '\\',
    '#}',
    '😀',
  ),
);

/** What Jinja's lexer makes of a string literal: Python's `unicode-escape`. */
function read(literal: string): string {
  const body = literal.slice(1, -1);
  return body.replace(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/g, (_, x, u) =>
    String.fromCharCode(parseInt(x ?? u, 16)),
  );
}

describe('printString', () => {
  it('gives back the same text and holds nothing that could end it or be code', () => {
    fc.assert(
      fc.property(hostile, text => {
        const literal = printString(text);
        expect(read(literal)).toBe(text);
        // eslint-disable-next-line no-control-regex
        expect(literal.slice(1, -1)).not.toMatch(/['"{}%#\n\r\u0000]/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('printModel', () => {
  it('holds only our own blocks, whatever the names are', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const model = printModel({
          comment: [a],
          config: { alias: b, tags: [a] },
          body: new JinjaCall('stage', [], {
            columns: [a, b],
            keys: { [a]: b },
          }),
        });
        expect(model.match(/\{\{|\{%|\{#/g)).toEqual(['{#', '{{', '{{']);
        expect(model.match(/\}\}|%\}|#\}/g)).toEqual(['#}', '}}', '}}']);
      }),
      { numRuns: 500 },
    );
  });
});
