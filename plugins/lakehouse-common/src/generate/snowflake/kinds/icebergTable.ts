import { plainText } from '../../print';
import type { MartDescription } from '../marts/describeMart';
import { text } from '../print/sql';
import { option, statement, word, type Statement } from '../print/statement';
import {
  NAMESPACE,
  type Environment,
  type TablePublication,
} from '../settings/types';
import { catalogName, target } from '../target';

/** One mart as an Iceberg table that the catalog manages; it follows the catalog by itself. */
export function icebergTable(
  { integration, externalVolume }: Environment,
  publication: TablePublication,
  mart: MartDescription,
): Statement {
  return statement(
    [
      word('CREATE ICEBERG TABLE IF NOT EXISTS'),
      target(publication, mart.name),
    ],
    [
      option('EXTERNAL_VOLUME', text(externalVolume!)),
      option('CATALOG', text(integration)),
      option('CATALOG_TABLE_NAME', text(catalogName(mart.name))),
      option('CATALOG_NAMESPACE', text(NAMESPACE)),
      option('AUTO_REFRESH', word('TRUE')),
      ...comment(mart),
    ],
  );
}

/** What the mart says about itself, if anything. */
export function comment({ description }: MartDescription) {
  const about = plainText(description);
  return about ? [option('COMMENT', text(about))] : [];
}
