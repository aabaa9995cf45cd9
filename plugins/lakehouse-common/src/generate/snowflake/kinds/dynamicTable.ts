import type { MartDescription } from '../marts/describeMart';
import { name, text } from '../print/sql';
import {
  EVERYTHING,
  option,
  phrase,
  statement,
  word,
  type Statement,
} from '../print/statement';
import type { DynamicPublication, Environment } from '../settings/types';
import { catalogName, sourceName, target } from '../target';
import { comment } from './icebergTable';

/**
 * One mart as a dynamic Iceberg table. Snowflake knows no IF NOT EXISTS for it, so the statement makes the table anew, without the grants
 * and masks that the files after it set again.
 */
export function dynamicTable(
  environment: Environment,
  publication: DynamicPublication,
  mart: MartDescription,
): Statement {
  const { targetLag, warehouse, externalVolume } = publication;
  return statement(
    [
      word('CREATE OR REPLACE DYNAMIC ICEBERG TABLE'),
      target(publication, mart.name),
    ],
    [
      option(
        'TARGET_LAG',
        targetLag === 'DOWNSTREAM' ? word(targetLag) : text(targetLag),
      ),
      option('WAREHOUSE', name(warehouse)),
      option('EXTERNAL_VOLUME', text(externalVolume)),
      option('CATALOG', text('SNOWFLAKE')),
      option(
        'BASE_LOCATION',
        text(`${environment.name}/${catalogName(mart.name)}`),
      ),
      ...comment(mart),
      phrase(
        word('AS SELECT'),
        EVERYTHING,
        word('FROM'),
        sourceName(environment, publication, mart.name),
      ),
    ],
  );
}
