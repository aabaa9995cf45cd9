import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import { holds, whereHolds, type TableCondition } from './conditions';
import type { TableRow } from './rows';

/** The tables that a user may see. */
export type Visibility = 'all' | PermissionCriteria<TableCondition>;

/** Narrows a query of tables to what may be seen. */
export function whereVisible(
  db: Knex,
  query: Knex.QueryBuilder,
  visible: Visibility,
) {
  if (visible !== 'all') {
    query.andWhere(inner => apply(db, inner, visible));
  }
}

function apply(
  db: Knex,
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<TableCondition>,
): void {
  if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      query.andWhere(inner => apply(db, inner, part));
    }
  } else if (isOrCriteria(criteria)) {
    for (const part of criteria.anyOf) {
      query.orWhere(inner => apply(db, inner, part));
    }
  } else if (isNotCriteria(criteria)) {
    // A comparison with NULL is neither true nor false, and its negation would hide tables without owner.
    query.whereNot(inner => apply(db, inner, criteria.not));
  } else {
    whereHolds(db, query, criteria);
  }
}

/** Whether a table is among them; the same answer as in SQL. */
export function isVisible(
  table: TableRow,
  criteria: PermissionCriteria<TableCondition>,
): boolean {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(part => isVisible(table, part));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(part => isVisible(table, part));
  }
  if (isNotCriteria(criteria)) {
    return !isVisible(table, criteria.not);
  }
  return holds(table, criteria);
}
