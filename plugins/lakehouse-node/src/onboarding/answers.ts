import {
  isValidName,
  normalizeName,
  ownerRef,
  parseDuration,
  type Finding,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** A finding about one answer of the form that stands in the way of creating. */
export function answerError(field: string, message: string): SourceFinding {
  return { severity: 'error', field, message };
}

/** Whether a finding stands in the way. */
export function isError({
  severity,
}: Pick<SourceFinding, 'severity'>): boolean {
  return severity === 'error';
}

/** A finding of a file, as one sentence for people. */
export function asSourceFinding(
  { severity, message, fix, line }: Finding,
  path?: string,
): SourceFinding {
  return {
    severity,
    ...(path !== undefined && { path }),
    message: `${message} ${fix}`,
    line,
  };
}

/** @param thing - such as `a source`; @param shown - the name in quotes */
export function unusableName(
  thing: string,
  shown: string,
  name: string,
): SourceFinding {
  return answerError(
    'name',
    `${shown} cannot be the name of ${thing}. Use lower case letters, digits and _, for example ${normalizeName(
      name,
      'source',
    )}.`,
  );
}

/** @param shown - the owner in quotes */
export function notAGroup(shown: string): SourceFinding {
  return answerError(
    'owner',
    `${shown} is not a group. Choose a group of the catalog, for example group:default/sales-data.`,
  );
}

/** Path of a source's contract in the platform repository. */
export function contractPath(source: string): string {
  return `contracts/${source}.odcs.yaml`;
}

function checkName({ name }: SourceSpec): SourceFinding[] {
  if (!name.trim()) {
    return [answerError('name', 'The source has no name. Give it one.')];
  }
  return isValidName(name, 'source')
    ? []
    : [unusableName('a source', `"${name.slice(0, 60)}"`, name)];
}

function checkOwner({ owner }: SourceSpec): SourceFinding[] {
  if (!owner.trim()) {
    return [
      answerError('owner', 'Nobody answers for the source. Choose a group.'),
    ];
  }
  return ownerRef(owner)?.startsWith('group:')
    ? []
    : [notAGroup(`"${owner.slice(0, 60)}"`)];
}

function checkPromise({ kind, promise }: SourceSpec): SourceFinding[] {
  // A contract that promises nothing may go on to do so.
  if (kind === 'contract' && !promise.trim()) return [];
  return parseDuration(promise) === undefined
    ? [
        answerError(
          'promise',
          `"${promise}" is not a duration. Write a number and a unit, for example 30m, 6h or 1d.`,
        ),
      ]
    : [];
}

const NO_DATA: Record<SourceSpec['kind'], string> = {
  connection: 'No database is chosen yet. Choose one.',
  contract:
    'It is not known which contract the answers were made for. Open the source that you want to change again.',
  csv: 'There are no files yet. Choose files of CSV, JSON or Parquet.',
  ddl: 'There is no DDL yet. Paste it, or choose a file.',
};

function checkData(spec: SourceSpec): SourceFinding[] {
  const hasData = {
    connection: Boolean(spec.connection),
    contract: Boolean(spec.contract),
    csv: Boolean(spec.csv?.length),
    ddl: Boolean(spec.ddl?.trim()),
  }[spec.kind];
  return hasData ? [] : [answerError(spec.kind, NO_DATA[spec.kind])];
}

/** Checks of the answers themselves; what the data says is found while it is imported. */
export function checkAnswers(spec: SourceSpec): SourceFinding[] {
  return [
    ...checkData(spec),
    ...checkName(spec),
    ...checkOwner(spec),
    ...checkPromise(spec),
  ];
}
