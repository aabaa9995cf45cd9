import type {
  PreviewFile,
  SourcePreview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { pullRequestBody } from './body';

const spec = {
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
};
const file = (path: string, action: PreviewFile['action']): PreviewFile => ({
  path,
  action,
  kind: 'generated',
  reason: `Why ${path}.`,
});

function body(
  preview: Partial<SourcePreview> = {},
  options: { limit?: number; tables?: any[]; description?: string } = {},
) {
  const { limit = 60_000, ...more } = options;
  return pullRequestBody({
    spec: { ...spec, ...more },
    preview: { files: [], tables: [], findings: [], vault: null, ...preview },
    target: 'main',
    limit,
  });
}

const table = (name: string, reason: string) => ({
  name,
  columns: 1,
  primaryKey: ['id'],
  loadMode: 'full',
  inferences: [
    {
      about: 'loadMode' as const,
      value: 'full',
      confidence: 'likely' as const,
      reason,
    },
    {
      about: 'key' as const,
      value: 'id',
      confidence: 'declared' as const,
      reason: 'x',
    },
  ],
});

describe('pullRequestBody', () => {
  it('lists new, changed and removed files, and edits that were kept before them', () => {
    const text = body({
      files: [
        file('a.sql', 'create'),
        file('b.sql', 'update'),
        file('c.sql', 'remove'),
        file('d.sql', 'kept'),
        file('e.sql', 'kept-removed'),
        file('f.sql', 'unchanged'),
      ],
    });
    expect(text.match(/^## .*$/gm)).toEqual([
      '## What merging does',
      '## Your edits that were kept',
      '## New files (1)',
      '## Changed files (1)',
      '## Removed files (1)',
    ]);
    expect(text).toContain('- d.sql: Why d.sql.\n- e.sql');
    expect(text).not.toContain('f.sql');
  });

  it('says what was inferred and why, but not what a person has decided or the database declares', () => {
    const tables = [table('orders', 'rows change'), table('lines', 'so it is')];
    const text = body(
      { tables },
      { tables: [{ name: 'lines', loadMode: 'cdc' }] },
    );
    expect(text).toContain(
      '| orders | load mode | full | likely | rows change |',
    );
    expect(text).not.toContain('so it is');
    expect(text).toContain(
      '## What a person decided\n\n- lines: load mode cdc',
    );
  });

  it('lets no text of the source become markup, a mention, a link or a row', () => {
    const evil =
      '@everyone [x](https://evil.test) <img src=x> | `a` ${{ secrets.T }} \n## Head\u202e https://evil.test #1';
    const text = body(
      { tables: [table(evil, evil)], files: [file(evil, 'create')] },
      { description: evil },
    );
    expect(text).not.toMatch(
      /@everyone|<img|\]\(|https:\/\/|^## Head|[^\\]`|[^\\]#1|\u202e/m,
    );
    expect(text.match(/^\|.*\|$/gm)).toHaveLength(3);
  });

  it('fits what the host takes, cut at a whole line', () => {
    const files = Array.from({ length: 190 }, (_, i) =>
      file(`f${i}.sql`, 'create'),
    );
    const text = body({ files }, { limit: 2000 });
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toMatch(
      /Why f\d+\.sql\.\n\nThe rest did not fit here; see the files.\n$/,
    );
    const many = Array.from({ length: 500 }, (_, i) =>
      file(`f${i}.sql`, 'create'),
    );
    expect(body({ files: many })).toContain('And 300 more; see the files.');
  });
});
