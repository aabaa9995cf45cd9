import { sampleCsv, sampleFiles, TOTAL_CAP } from './csvSample';

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

describe('sampleCsv', () => {
  it('takes a short file whole and counts its rows without the header', async () => {
    expect(await sampleCsv(file('a.csv', 'id\n1\n2'), 100)).toEqual({
      name: 'a.csv',
      content: 'id\n1\n2',
      rows: 2,
    });
  });

  it('cuts a long file after a whole line and estimates its rows', async () => {
    const content = `id\n${'123456789\n'.repeat(1000)}`;
    const sample = await sampleCsv(file('a.csv', content), 128);
    expect(sample.content.endsWith('123456789\n')).toBe(true);
    expect(sample.content.length).toBeLessThanOrEqual(128);
    expect(sample.truncated).toBe(true);
    expect(sample.rows).toBeGreaterThan(900);
    expect(sample.rows).toBeLessThan(1200);
  });

  it('takes an empty file as it is', async () => {
    expect(await sampleCsv(file('a.csv', ''), 100)).toEqual({
      name: 'a.csv',
      content: '',
      rows: 0,
    });
  });
});

describe('sampleFiles', () => {
  it('keeps all files together below what a task takes', async () => {
    const big = `id\n${'123456789\n'.repeat(200_000)}`;
    const files = Array.from({ length: 12 }, (_, i) => file(`${i}.csv`, big));
    const samples = await sampleFiles([], files);
    const total = samples.reduce((sum, { content }) => sum + content.length, 0);
    expect(samples).toHaveLength(12);
    expect(total).toBeLessThanOrEqual(TOTAL_CAP);
  });

  it('replaces a file that is given again', async () => {
    const before = await sampleFiles([], [file('a.csv', 'id\n1\n')]);
    const after = await sampleFiles(before, [file('a.csv', 'id\n1\n2\n')]);
    expect(after).toMatchObject([{ name: 'a.csv', rows: 2 }]);
  });
});
