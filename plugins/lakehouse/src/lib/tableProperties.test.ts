import icebergDefaults from './__fixtures__/icebergDefaults.json';
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

  // Recorded from the class TableProperties of Iceberg 1.10.2: javap -constants -cp <iceberg-spark-runtime.jar> org.apache.iceberg.TableProperties
  it.each(Object.entries(icebergDefaults))(
    'has the default of Iceberg itself: %s',
    (name, value) => {
      const words = name.endsWith('max-ref-age-ms') ? 'forever' : value;
      const shown = propertyFacts(name).default;
      expect(shown?.split(/[ ;]/)[0]).toBe(words);
    },
  );

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
