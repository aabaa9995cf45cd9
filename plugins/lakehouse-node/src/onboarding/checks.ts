import {
  checkMeaning,
  tableSettings,
  type Contract,
  type SourceFinding,
  type VaultModel,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError, isError } from './answers';

/** A source needs at least one table. */
export function checkTables({ schema }: Contract): SourceFinding[] {
  return schema.length > 0
    ? []
    : [answerError('tables', 'No table is selected. Select at least one.')];
}

/**
 * What would keep the contract from being loaded, although every answer is of the right shape. A cursor that is missing is said in the words
 * of the form; the rest can only come from answers that were written by hand.
 */
export function checkContract(contract: Contract): SourceFinding[] {
  const withoutCursor = contract.schema.filter(table => {
    const { loadMode, cursor } = tableSettings(table);
    return loadMode === 'incremental' && !cursor;
  });
  const said = withoutCursor.map(({ name }) =>
    answerError(
      'tables',
      `${name} is read incrementally, which needs a cursor. Choose the column that grows with every change, or read the table in full.`,
    ),
  );
  const rest = checkMeaning(contract)
    .filter(isError)
    // Name, owner and promise are answers of their own.
    .filter(({ path }) => path[0] === 'schema')
    .filter(({ message }) => !message.endsWith(' needs lakehouse.cursor'))
    .map(({ message, fix }) =>
      answerError('tables', `This could not be loaded: ${message}; ${fix}.`),
    );
  return [...said, ...rest];
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
