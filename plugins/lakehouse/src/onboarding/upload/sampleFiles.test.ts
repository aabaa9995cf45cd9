import { sampleFiles, TOTAL_CAP, withFiles } from './sampleFiles';

/** jsdom's File cannot hand out its bytes, so this one does. */
function file(name: string, content: string): File {
  const bytes = new TextEncoder().encode(content);
  return {
    name,
    size: bytes.length,
    slice: (from: number, to: number) => ({
      arrayBuffer: async () => bytes.slice(from, to).buffer,
    }),
  } as unknown as File;
}

/** There are no web workers in these tests, so files are read where the page is. */
const sample = (
  added: File[],
  before = [] as { name: string; content: string }[],
) => sampleFiles(before, added, { signal: new AbortController().signal });

describe('sampleFiles', () => {
  it('keeps all files together below what a task takes', async () => {
    const big = `id\n${'123456789\n'.repeat(200_000)}`;
    const files = Array.from({ length: 12 }, (_, i) => file(`${i}.csv`, big));
    const samples = await sample(files);
    const total = samples.reduce((sum, { content }) => sum + content.length, 0);
    expect(samples).toHaveLength(12);
    expect(total).toBeLessThanOrEqual(TOTAL_CAP);
  });

  it('says beside the others that a file cannot be used', async () => {
    expect(
      await sample([
        file('a.csv', 'id\n1\n'),
        file('b.parquet', 'PAR1 and no end'),
      ]),
    ).toMatchObject([
      { name: 'a.csv', rows: 1 },
      { name: 'b.parquet', problem: expect.stringContaining('has no end') },
    ]);
  });

  it('says so when the browser cannot read a file any more', async () => {
    const gone = {
      ...file('a.csv', 'id\n1\n'),
      slice: () => ({
        arrayBuffer: async () => {
          throw new DOMException('It has changed', 'NotReadableError');
        },
      }),
    } as unknown as File;
    expect(await sample([gone])).toMatchObject([
      { problem: expect.stringMatching(/It has changed.*Choose it again/) },
    ]);
  });
});

it('takes a file that is given again for the one of its name', () => {
  const a = { name: 'a.csv', content: 'id' };
  const b = { name: 'b.csv', content: 'id' };
  expect(withFiles([b, { ...a, content: 'old' }], [a])).toEqual([a, b]);
});
