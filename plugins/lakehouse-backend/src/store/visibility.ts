import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import { whereHolds, type TableCondition } from './conditions';

/** The tables that a user may see. */
export type Visibility = 'all' | PermissionCriteria<TableCondition>;

/** Narrows a query of tables to what may be seen. */
export function whereVisible(query: Knex.QueryBuilder, visible: Visibility) {
  if (visible !== 'all') {
    query.andWhere(inner => apply(inner, visible));
  }
}

function apply(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<TableCondition>,
): void {
  if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      query.andWhere(inner => apply(inner, part));
    }
  } else if (isOrCriteria(criteria)) {
    for (const part of criteria.anyOf) {
      query.orWhere(inner => apply(inner, part));
    }
  } else if (isNotCriteria(criteria)) {
    // A comparison with NULL is neither true nor false, and its negation would hide tables without owner.
    query.whereNot(inner => apply(inner, criteria.not));
  } else {
    whereHolds(query, criteria);
  }
}
