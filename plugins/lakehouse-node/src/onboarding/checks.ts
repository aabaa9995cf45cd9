import type {
  Contract,
  SourceFinding,
  VaultModel,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from './answers';

/** A source needs at least one table. */
export function checkTables({ schema }: Contract): SourceFinding[] {
  return schema.length > 0
    ? []
    : [answerError('tables', 'No table is selected. Select at least one.')];
}

/**
 * The name is free, or the repository holds exactly this contract: a task that is run again after its commit finds its own work.
 */
export function checkNameIsFree(
  source: string,
  present: string | undefined,
  text: string,
): SourceFinding[] {
  return present === undefined || present === text
    ? []
    : [
        answerError(
          'name',
          `The platform has a source ${source} already. Choose another name, or edit its contract in the repository.`,
        ),
      ];
}

/** Tables that the vault leaves out; they are loaded and staged all the same. */
export function refusedTables({ refused }: VaultModel): SourceFinding[] {
  return refused.map(({ table, reason }) => ({
    severity: 'warning',
    field: 'tables',
    message: `${table} stays out of the vault: ${reason}`,
  }));
}
