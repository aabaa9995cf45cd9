import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTableMetadata } from './parse';
import { summarise } from './summarise';

/** Written by pyiceberg: two appends, the first with the claims of a load, an empty append, and a delete of one row. */
const file = path.join(__dirname, '__fixtures__/pyiceberg.metadata.json');

describe('metadata written by pyiceberg', () => {
  const summary = summarise(parseTableMetadata(readFileSync(file)));

  it('keeps its ids', () => {
    expect(summary.currentSnapshotId).toBe('7372081185778313748');
    expect(summary.snapshots.map(({ id }) => id)).toEqual([
      '7372081185778313748',
      '1952847816795660026',
      '7449889664667135517',
      '3562800008031368096',
    ]);
  });

  it('does not take its empty append for a change', () => {
    expect(
      summary.snapshots.map(({ operation, changesData }) => [
        operation,
        changesData,
      ]),
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
