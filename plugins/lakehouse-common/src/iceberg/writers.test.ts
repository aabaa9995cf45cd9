import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inspectJson } from './inspect';
import { parseTableMetadata } from './parse';
import { snapshotItems } from './snapshotItems';
import { summarise } from './summarise';

/** Written by pyiceberg: two appends, the first with the claims of a load, an empty append, and a delete of one row. */
const file = path.join(__dirname, '__fixtures__/pyiceberg.metadata.json');

describe('metadata written by pyiceberg', () => {
  const metadata = parseTableMetadata(readFileSync(file));
  const summary = summarise(metadata);
  const snapshots = [...snapshotItems(metadata)];

  it('keeps its ids', () => {
    expect(summary.currentSnapshotId).toBe('7372081185778313748');
    expect(snapshots.map(({ id }) => id)).toEqual([
      '7372081185778313748',
      '1952847816795660026',
      '7449889664667135517',
      '3562800008031368096',
    ]);
  });

  it('does not take its empty append for a change', () => {
    expect(
      snapshots.map(({ operation, changesData }) => [operation, changesData]),
    ).toEqual([
      ['overwrite', true],
      ['append', false],
      ['append', true],
      ['append', true],
    ]);
  });

  it('reads rows, nested columns and the claimed load time', () => {
    expect(summary.rows).toBe(2);
    expect(summary.fields[1].fields?.[0].path).toBe('tags.element');
    expect(summary.clocks.loadTime).toEqual({
      at: '2026-11-20T00:00:00.000Z',
      snapshotId: '3562800008031368096',
    });
  });
});

/** Written by Spark: the raw table of Northwind's suppliers after three loads with changes, loads without, and a compaction. */
const spark = path.join(__dirname, '__fixtures__/spark.metadata.json');

describe('metadata written by Spark', () => {
  const metadata = parseTableMetadata(readFileSync(spark));

  it('reads columns with their docs, and exact ids', () => {
    const { fields } = summarise(metadata);
    const snapshots = [...snapshotItems(metadata)];
    expect(fields[0]).toMatchObject({
      name: 'supplier_id',
      type: 'int',
      doc: 'Number of the supplier.',
    });
    expect(fields.slice(-6).map(({ name }) => name)).toEqual([
      '_op',
      '_load_id',
      '_load_time',
      '_row_hash',
      '_row_number',
      '_source_file',
    ]);
    expect(snapshots.map(({ id, operation }) => [id, operation])).toEqual([
      ['4988026915831865849', 'replace'],
      ['8914816280427271188', 'append'],
      ['3845990553271688659', 'append'],
      ['3834866614929270618', 'append'],
    ]);
  });

  it('tells compaction, the last change and the last load without change apart', () => {
    const { clocks } = inspectJson(metadata);
    expect(clocks).toEqual({
      eventTime: null,
      loadTime: '2026-11-22T03:34:05.759Z',
      lastDataChange: {
        at: '2026-11-21T22:34:59.411Z',
        snapshotId: '8914816280427271188',
        operation: 'append',
        assumed: false,
        possibleRewrite: false,
      },
      lastCommit: '2026-11-22T04:03:02.222Z',
    });
  });
});
