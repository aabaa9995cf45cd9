import type { Drift } from '../api';
import type { ContractColumn } from '../contract';
import { physicalOf, rawType } from './rawType';
import type { SchemaPolicy } from './schemaPolicy';
import { sourceName } from './sourceNames';
import type { TypeChange } from './typeChange';
import { STOPS, type Loaded } from './words';

/** A column whose type differs. */
export function typeDrift(
  loaded: Loaded,
  was: ContractColumn,
  now: ContractColumn,
  change: TypeChange,
): Drift {
  const value = loaded.files?.misfits.get(sourceName(was));
  if (value !== undefined) return valueDrift(loaded, was, now, change, value);
  const said = `${was.name} is ${physicalOf(now)} in the ${loaded.place} and ${
    physicalOf(was) || rawType(was)
  } in the contract`;
  if (change === 'widened') {
    return {
      kind: change,
      column: was.name,
      proposed: true,
      message: `${said}, which holds less. ${widening(loaded.policy, was)}`,
    };
  }
  return {
    kind: change,
    column: was.name,
    proposed: false,
    ...(change === 'narrowed'
      ? narrowing(loaded, said, was, now)
      : retyping(loaded, said, was, now)),
  };
}

/** A column whose values say their type themselves: rows with those that the type of the contract does not take are rejected, nothing stops. */
function valueDrift(
  { table }: Loaded,
  was: ContractColumn,
  now: ContractColumn,
  change: TypeChange,
  value: string,
): Drift {
  const written = was.logicalTypeOptions?.format;
  const type = `${physicalOf(was) || rawType(was)}${
    written ? ` (${String(written)})` : ''
  }`;
  const said = `${was.name} holds ${JSON.stringify(
    value.slice(0, 60),
  )}, which is no ${type} as the contract says. Loads reject rows with such values`;
  if (change === 'widened') {
    const message = `${said} until its type is ${physicalOf(now)}.`;
    return { kind: change, column: was.name, proposed: true, message };
  }
  return {
    kind: change,
    column: was.name,
    proposed: false,
    message: `${said}.`,
    fix: `Correct the files; if they are right, give property ${was.name} of ${
      table.name
    } a new name, with physicalName: ${sourceName(
      was,
    )} and physicalType: ${physicalOf(now)}.`,
  };
}

function widening(policy: SchemaPolicy, was: ContractColumn): string {
  if (rawType(was) === 'string') {
    return 'Longer texts break the rule maxLength of the contract.';
  }
  return {
    evolve: 'Loads widen the column.',
    ignore: 'Values that do not fit are rejected.',
    block: STOPS,
  }[policy];
}

type Words = Pick<Drift, 'message' | 'fix'>;

const GO_ON =
  'or set lakehouse.schemaPolicy: ignore to go on with the type of the contract.';
const REJECTED = 'Loads go on, and reject values that do not fit.';

function narrowing(
  { table, policy }: Loaded,
  said: string,
  was: ContractColumn,
  now: ContractColumn,
): Words {
  const write = `Write physicalType: ${physicalOf(now)} at property ${
    was.name
  } of ${table.name}, if that is right`;
  if (rawType(was) === 'string') {
    return {
      message: `${said}, which holds more. Loads go on.`,
      fix: `${write}; nothing has to be done.`,
    };
  }
  return {
    message: `${said}, which holds more. ${
      policy === 'ignore' ? 'Loads go on.' : STOPS
    }`,
    fix: `${write}: the raw table keeps its type; ${GO_ON}`,
  };
}

function retyping(
  { table, policy }: Loaded,
  said: string,
  was: ContractColumn,
  now: ContractColumn,
): Words {
  return {
    message: `${said}, and a column cannot go from one to the other. ${
      policy === 'ignore' ? REJECTED : STOPS
    }`,
    fix: `Give property ${was.name} of ${
      table.name
    } a new name, with physicalName: ${sourceName(
      was,
    )} and physicalType: ${physicalOf(now)}; ${GO_ON}`,
  };
}
