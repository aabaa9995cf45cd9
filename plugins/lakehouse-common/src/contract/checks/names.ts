import {
  isReservedColumn,
  isValidName,
  NameKind,
  normalizeName,
} from '../../names';
import { Path, RawFinding } from '../finding';
import { Contract } from '../types';

/** Names must work as they are in every engine, and be different from each other. */
export function checkNames(contract: Contract): RawFinding[] {
  return [
    ...checkName(contract.name, 'source', ['name']),
    ...checkSiblings(contract.schema, 'table', ['schema']),
    ...contract.schema.flatMap((table, i) =>
      checkSiblings(table.properties, 'column', ['schema', i, 'properties']),
    ),
  ];
}

function checkSiblings(
  siblings: Array<{ name: string }>,
  kind: NameKind,
  path: Path,
): RawFinding[] {
  const first = new Map<string, number>();
  return siblings.flatMap(({ name }, i) => {
    const at = [...path, i, 'name'];
    const normal = normalizeName(name, kind);
    const before = first.get(normal);
    if (before === undefined) {
      first.set(normal, i);
      return checkName(name, kind, at);
    }
    const other = siblings[before].name;
    const equal =
      other === name
        ? `there are two ${kind}s ${short(name)}`
        : `the ${kind}s ${short(other)} and ${short(
            name,
          )} both become ${normal}`;
    return [
      {
        severity: 'error',
        path: at,
        message: equal,
        fix: 'give one of them another name and keep the original as physicalName',
      },
    ];
  });
}

function checkName(name: string, kind: NameKind, path: Path): RawFinding[] {
  if (isValidName(name, kind)) return [];
  const taken = kind === 'column' && isReservedColumn(name);
  return [
    {
      severity: 'error',
      path,
      message: taken
        ? `the column ${name} has the name of a column that the platform adds`
        : `the ${kind} name ${short(
            name,
          )} is not made of lower-case letters, digits and _`,
      fix: `write ${normalizeName(name, kind)}${
        kind === 'source' ? '' : ' and keep the original as physicalName'
      }`,
    },
  ];
}

function short(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}
