import fc from 'fast-check';
import { readObjectName, storedName } from './objectName';
import { name, nameProblem, text } from './sql';
import { word } from './statement';

/** Snowflake's own escapes, as its reference of string constants has them. */
function read(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/g, (_, x, u) =>
      String.fromCharCode(parseInt(x ?? u, 16)),
    );
}

describe('text', () => {
  it('gives back the same text, and holds nothing that ends it, comments or is replaced', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), value => {
        const literal = text(value).sql;
        expect(literal.slice(1, -1)).not.toMatch(
          // eslint-disable-next-line no-control-regex
          /['";$&%<>{}*`|[\]^~\u0000-\u001f\u2028\u202e]|--/,
        );
        expect(read(literal)).toBe(value.replaceAll('\u0000', '\ufffd'));
      }),
      { numRuns: 2000 },
    );
  });

  it('shows what cannot be seen beyond four digits, and half characters, as unknown', () => {
    expect(text('a\ud800b\u{e0001}c').sql).toBe("'a\ufffdb\ufffdc'");
  });
});

describe('name', () => {
  it('doubles the quote and takes all else as it is', () => {
    expect(name('a"b', "c';--", 'd\\').sql).toBe(`"a""b"."c';--"."d\\"`);
  });

  it.each(['', 'a\nb', '<% x %>', 'a&{b}', '{{ x }}', 'x'.repeat(256)])(
    'refuses %j',
    bad => {
      expect(nameProblem(bad)).toBeDefined();
      expect(() => name(bad)).toThrow('Rename it, or leave it out');
    },
  );
});

describe('readObjectName', () => {
  it.each([
    ['analyst', 'ANALYST'],
    ['Data_2$', 'DATA_2$'],
    ['"Data Science"', 'Data Science'],
    ['"a""b"', 'a"b'],
  ])('reads %s as %s', (written, expected) => {
    expect(readObjectName(written)).toEqual({ name: expected });
  });

  it.each(['', 'two words', '1st', '"a"b"', 'a.b', '"&x"'])(
    'refuses %j',
    bad => {
      expect(readObjectName(bad).problem).toBeDefined();
    },
  );

  it('stores a name of the lakehouse in upper case where it can be written without quotes', () => {
    expect(['dim_x', 'dim-x', 'é'].map(storedName)).toEqual([
      'DIM_X',
      'dim-x',
      'é',
    ]);
  });
});

describe('word', () => {
  it.each(['select', 'A; B', "A'", ''])('is none of %j', bad => {
    expect(() => word(bad)).toThrow('is no keyword');
  });
});
