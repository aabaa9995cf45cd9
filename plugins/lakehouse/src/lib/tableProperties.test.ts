import { propertyFacts } from './tableProperties';

describe('propertyFacts', () => {
  it('knows group and default of the properties that Iceberg describes', () => {
    expect(propertyFacts('write.delete.mode')).toEqual({
      group: 'rows',
      known: 'write.delete.mode',
      default: 'copy-on-write',
    });
    expect(propertyFacts('history.expire.min-snapshots-to-keep')).toMatchObject(
      { group: 'history', default: '1' },
    );
  });

  it('knows properties that end with a column', () => {
    expect(
      propertyFacts('write.metadata.metrics.column.ship_to.city').known,
    ).toBe('write.metadata.metrics.column');
  });

  it('groups unknown ones by their prefix, and invents no meaning', () => {
    expect(propertyFacts('commit.of-tomorrow')).toEqual({ group: 'commit' });
    expect(propertyFacts('toString')).toEqual({ group: 'other' });
  });
});
