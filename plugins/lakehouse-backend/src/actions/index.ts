import { createDescribeTableAction } from './describeTable';
import { createFindTablesAction } from './findTables';
import { createGetTableFreshnessAction } from './getTableFreshness';
import type { ActionOptions } from './types';
import { createWhoOwnsTableAction } from './whoOwnsTable';

/** Registers what agents and templates may ask of the registry; what they see is what their user may see. */
export function registerActions(options: ActionOptions): void {
  createFindTablesAction(options);
  createDescribeTableAction(options);
  createGetTableFreshnessAction(options);
  createWhoOwnsTableAction(options);
}
