import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { escapeMarkdown, heading, printMarkdown, table } from './markdown';
import { dbtText, plainText, printYaml } from './yaml';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('no', '1e3', '&a', '!!js x', '---', '# x', '{{ x }}', '007'),
);

describe('printYaml', () => {
  it('is read back as it was, whatever the texts are', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const value = { [plainText(a)!]: plainText(b) };
        const [first, second] = parseAllDocuments(
          printYaml(a, value, { list: [plainText(b)] }),
        ) as Array<{ toJS(): unknown }>;
        expect(first.toJS()).toEqual(value);
        expect(second.toJS()).toEqual({ list: [plainText(b)] });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('dbtText', () => {
  it.each([
    ['{{ env_var("SECRET") }}', `{{ '{' }}{ env_var("SECRET") }}`],
    ['{% do x %} {# y #}', `{{ '{' }}% do x %} {{ '{' }}# y #}`],
    ['{{{', `{{ '{' }}{{ '{' }}{`],
    ['a {json: 1}', 'a {json: 1}'],
  ])('shows %s instead of running it', (text, expected) => {
    expect(dbtText(text)).toBe(expected);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '![x](http://example.com/x.png)',
    'http://example.com',
    'a | b',
    '`code`',
    '--8<-- "file"',
    '{{ macro }}',
    '*bold* __bold__',
    '$x$ ^y^ ~z~',
    'a@example.com',
    '[[wiki]]',
    '{ .class onclick=x }',
  ])('leaves no markup in %s', text => {
    const printed = escapeMarkdown(text).replace(/\\.|&#?\w+;/g, '');
    expect(printed).not.toMatch(/[<>`*{}[\]|~$^@!]|:\/\/|\]\(/);
  });

  it('keeps a page to its own lines', () => {
    fc.assert(
      fc.property(anyText, text => {
        const page = printMarkdown([heading(1, text), table([text], [[text]])]);
        expect(page.split('\n')).toHaveLength(6);
      }),
    );
  });
});
