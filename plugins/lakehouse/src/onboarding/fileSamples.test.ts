import { sampleFiles, TOTAL_CAP } from './fileSamples';

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

  it('says beside the others that a file cannot be used', async () => {
    const samples = await sampleFiles(
      [],
      [file('a.csv', 'id\n1\n'), file('b.parquet', 'PAR1 and no end')],
    );
    expect(samples).toMatchObject([
      { name: 'a.csv', rows: 1 },
      { name: 'b.parquet', problem: expect.stringContaining('has no end') },
    ]);
  });
});
