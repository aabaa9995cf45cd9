import { name, text } from '../print/sql';
import {
  block,
  list,
  option,
  statement,
  word,
  type Statement,
} from '../print/statement';
import {
  NAMESPACE,
  type Environment,
  type LinkedPublication,
} from '../settings/types';

/**
 * The database that shows the namespace of the marts. Nothing can be written or removed through it: without `NONE`, removing a table there
 * removes it in the catalog.
 */
export function linkedDatabase(
  { integration, externalVolume }: Environment,
  { database }: LinkedPublication,
): Statement {
  return statement(
    [word('CREATE DATABASE IF NOT EXISTS'), name(database)],
    [
      option(
        'LINKED_CATALOG',
        block(
          [
            option('CATALOG', text(integration)),
            option('ALLOWED_NAMESPACES', list([text(NAMESPACE)])),
            option('ALLOWED_WRITE_OPERATIONS', word('NONE')),
          ],
          ',',
        ),
      ),
      ...(externalVolume
        ? [option('EXTERNAL_VOLUME', text(externalVolume))]
        : []),
      option('CATALOG_CASE_SENSITIVITY', word('CASE_INSENSITIVE')),
      option('COMMENT', text('The published marts of the lakehouse.')),
    ],
  );
}
