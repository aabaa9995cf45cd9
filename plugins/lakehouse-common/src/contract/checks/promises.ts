import { cronFields, cronProblem } from '../../schedule/cron';
import { RawFinding } from '../finding';
import { isPromise, promiseMs } from '../promise';
import { ownerRef } from '../owner';
import { Contract, SlaProperty } from '../types';
import { checkColumn } from './references';

/** Promises must be durations, and the table or column they are given for must exist. */
export function checkPromises(contract: Contract): RawFinding[] {
  return (contract.slaProperties ?? []).flatMap((sla, i): RawFinding[] => {
    if (!isPromise(sla)) return checkSchedule(sla, i);
    const path = ['slaProperties', i];
    const unreadable: RawFinding[] =
      promiseMs(sla) === undefined
        ? [
            {
              severity: 'error',
              path: [...path, 'value'],
              message: `the promise ${JSON.stringify(sla.value)}${
                sla.unit ? ` ${sla.unit}` : ''
              } is not a duration`,
              fix: 'write a positive number and a unit, for example value: 6 and unit: h',
            },
          ]
        : [];
    return [...unreadable, ...checkElement(contract, sla.element, i)];
  });
}

/** A contract may state when it is loaded; other tools write schedules of their own elsewhere. */
function checkSchedule(sla: SlaProperty, i: number): RawFinding[] {
  if (sla.property !== 'frequency' || !sla.schedule) return [];
  const cron = cronFields(String(sla.schedule));
  const problem = cronProblem(cron);
  return problem
    ? [
        {
          severity: 'error',
          path: ['slaProperties', i, 'schedule'],
          message: `the schedule ${JSON.stringify(
            cron.slice(0, 60),
          )} cannot be used: ${problem}`,
          fix: 'write an AWS cron expression in UTC, or remove schedule, so that it follows from the promise',
        },
      ]
    : [];
}

function checkElement(
  contract: Contract,
  element: string | undefined,
  i: number,
): RawFinding[] {
  if (element === undefined) return [];
  const path = ['slaProperties', i, 'element'];
  const [name, column] = element.split('.');
  const table = contract.schema.find(t => t.name === name);
  if (!table) {
    return [
      {
        severity: 'error',
        path,
        message: `there is no table ${name.slice(0, 80)} in this contract`,
        fix: 'write a table, or table.column',
      },
    ];
  }
  return column === undefined ? [] : checkColumn(table, column, path);
}

/** The owner must be the name of a group, or its entity reference. */
export function checkOwner(contract: Contract): RawFinding[] {
  const name = contract.team?.name;
  if (name === undefined) {
    return [
      {
        severity: 'warning',
        path: contract.team ? ['team'] : [],
        message: 'the contract names no owner',
        fix: 'add team: { name: <group> }',
      },
    ];
  }
  return ownerRef(name)
    ? []
    : [
        {
          severity: 'error',
          path: ['team', 'name'],
          message: `${JSON.stringify(
            name.slice(0, 80),
          )} is not the name of a group`,
          fix: 'write the name of a Backstage group, for example sales-data',
        },
      ];
}
