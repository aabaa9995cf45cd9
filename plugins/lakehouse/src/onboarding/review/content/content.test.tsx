import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { FileContent } from '../FileContent';
import { diffLines, withContext } from './diffLines';
import { languageOf } from './language';
import { tokenLines } from './tokens';

const SAMPLES = {
  sql: "{{ config(tags=['x']) }}\nSELECT a -- all\nFROM {{ ref('b') }} WHERE a <> '<b>'\n",
  yaml: '# note\nkind: DataContract\nrows: 12\nok: true\n',
  python: 'def load(name):\n    """Two\n    lines."""\n    return 1\n',
  hcl: 'resource "aws_glue_job" "x" {\n  name = "a${var.b}"\n}\n',
  markdown: '# Title\n\n- **one**\n',
  json: '{ "a": [1, null] }\n',
} as const;

describe('colours', () => {
  it.each(Object.entries(SAMPLES))(
    'of %s change no character',
    (language, text) => {
      const lines = tokenLines(text, language as keyof typeof SAMPLES);
      expect(
        lines.map(line => line.map(one => one.text).join('')).join('\n'),
      ).toBe(text);
      expect(lines.flat().some(({ token }) => token)).toBe(true);
    },
  );

  it('know languages by the ending, and leave large files alone', () => {
    expect(languageOf('dbt/models/a.sql', '')).toBe('sql');
    expect(languageOf('infra/main.tf', '')).toBe('hcl');
    expect(languageOf('Makefile', '')).toBeUndefined();
    expect(languageOf('constructor', '')).toBeUndefined();
    expect(languageOf('a.sql', 'x'.repeat(40_001))).toBeUndefined();
  });
});

/** The texts that a difference was made of. */
function replay(before: string[], after: string[]) {
  const lines = diffLines(before, after);
  return {
    before: lines.flatMap(one =>
      one.before === undefined ? [] : before[one.before],
    ),
    after: lines.flatMap(one =>
      one.after === undefined ? [] : after[one.after],
    ),
    changed: lines.filter(({ change }) => change !== 'same').length,
  };
}

describe('a difference', () => {
  it.each([
    ['', '', 0],
    ['a b c', 'a b c', 0],
    ['a b c', 'a x c', 2],
    ['a b c d', 'b c d e', 2],
    ['', 'a', 2],
    ['a a a', 'a a', 1],
  ])(
    'from %j to %j keeps both texts and has few changes',
    (one, two, changed) => {
      const before = one.split(' ');
      const after = two.split(' ');
      expect(replay(before, after)).toEqual({ before, after, changed });
    },
  );

  it('of 5,000 lines that have nothing in common is made in whole', () => {
    const lines = (of: string) =>
      Array.from({ length: 5000 }, (_, i) => `${of}${i}`);
    expect(replay(lines('a'), lines('b'))).toEqual({
      before: lines('a'),
      after: lines('b'),
      changed: 10_000,
    });
  });

  it('leaves out what is far from changes', () => {
    const before = Array.from({ length: 20 }, (_, i) => `${i}`);
    const after = before.map((line, i) => (i === 10 ? 'x' : line));
    expect(
      withContext(diffLines(before, after)).map(part =>
        'hidden' in part ? part.hidden : part.lines.length,
      ),
    ).toEqual([7, 8, 6]);
  });
});

describe('FileContent', () => {
  it('shows the whole text, and colours it once the highlighter is there', async () => {
    await renderInTestApp(<FileContent name="a.sql" content={SAMPLES.sql} />);
    const region = screen.getByRole('region', { name: 'a.sql' });
    expect(region.textContent).toBe(SAMPLES.sql);
    await waitFor(() =>
      expect(within(region).getByText('SELECT').className).toMatch(/keyword/),
    );
    expect(region.textContent).toBe(SAMPLES.sql);
  });

  it('says what was added and removed by a word, besides the sign', async () => {
    await renderInTestApp(
      <FileContent
        name="a.yaml"
        content={'a: 1\nb: 3\n'}
        oldContent={'a: 1\nb: 2\n'}
      />,
    );
    const region = screen.getByRole('region', {
      name: 'What changes in a.yaml',
    });
    expect(region).toHaveTextContent('a: 1 −Removed: b: 2 +Added: b: 3');
  });

  it('shows a file without changes as it is', async () => {
    await renderInTestApp(<FileContent name="a" content="x" oldContent="x" />);
    expect(screen.getByRole('region', { name: 'a' })).toHaveTextContent('x');
  });
});
