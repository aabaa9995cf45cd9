import { readFileSync } from 'node:fs';
import path from 'node:path';
import { history, metadataJson } from './__testUtils__/metadata';
import { parseTableMetadata } from './parse';
import { summarise } from './summarise';

/** Written by Spark with `compute_table_stats` after 1,000 rows; one more row was appended later. */
const spark = path.join(__dirname, '__fixtures__/statistics.metadata.json');

const TIMES = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
const snapshots = history([
  { id: '9007199254740993', at: TIMES[0] },
  { id: '9007199254740995', parent: '9007199254740993', at: TIMES[1] },
]);
const sketch = (fields: unknown, ndv: unknown, type?: string) => ({
  type: type ?? 'apache-datasketches-theta-v1',
  fields,
  properties: { ndv },
});
const file = (id: string, ...blobs: unknown[]) => ({
  'snapshot-id': `@id:${id}`,
  'blob-metadata': blobs,
});
const summaryWith = (statistics: unknown) =>
  summarise(parseTableMetadata(metadataJson({ ...snapshots, statistics })));
const distinct = (summary: ReturnType<typeof summarise>) =>
  summary.fields.map(field => field.distinctValues);

describe('statistics of a table', () => {
  it('give the distinct values of the columns that Spark has counted, and of which snapshot', () => {
    const summary = summarise(parseTableMetadata(readFileSync(spark)));
    expect(distinct(summary)).toEqual([1000, 7, undefined]);
    expect(summary.statistics).toEqual({
      snapshotId: '448464874124858252',
      at: expect.stringMatching(/^2026-11-28T/),
    });
    expect(summary.currentSnapshotId).toBe('146653610636115569');
  });

  it('are the newest ones of a snapshot that is still there', () => {
    const summary = summaryWith([
      file('9007199254740995', sketch([1], '20')),
      file('9007199254740993', sketch([1], '10')),
      file('9007199254740997', sketch([1], '30')),
    ]);
    expect(distinct(summary)[0]).toBe(20);
    expect(summary.statistics).toEqual({
      snapshotId: '9007199254740995',
      at: '2026-01-02T00:00:00.000Z',
    });
  });

  it('are none where nothing of them is understood, and the table is shown all the same', () => {
    const strange = [
      file('9007199254740995', sketch([1, 2], '20'), sketch([1], 'many')),
      file('9007199254740995', sketch([1], '5', 'deletion-vector-v1'), null),
      { 'snapshot-id': '@id:9007199254740995' },
      'text',
    ];
    for (const statistics of [strange, 'no list', undefined, [null]]) {
      const summary = summaryWith(statistics);
      expect(summary.statistics).toBeNull();
      expect(distinct(summary)).toEqual([undefined, undefined, undefined]);
    }
  });
});
