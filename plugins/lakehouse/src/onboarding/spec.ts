import {
  guessDialect,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** The answers so far. The form's value holds them and nothing else, so that they survive going back and forth. */
export type SourceAnswers = Partial<SourceSpec>;

export type TableChange = NonNullable<SourceSpec['tables']>[number];

/** Promises to choose from; any other duration can be written in the contract later. */
export const PROMISES = ['1h', '6h', '1d', '7d'] as const;
const DEFAULT_PROMISE = '1d';

/**
 * The answers as the backend wants them: every required field is there, possibly empty, and the data of the kind that was not chosen
 * is left out. The backend says what is missing.
 */
export function toSpec(answers: SourceAnswers): SourceSpec {
  const {
    ddl,
    dialect,
    csv,
    connection,
    contract,
    retire,
    schema,
    seen,
    ...rest
  } = answers;
  const kind = answers.kind ?? 'connection';
  return {
    name: '',
    owner: '',
    promise: DEFAULT_PROMISE,
    ...rest,
    version: 1,
    kind,
    ...(kind === 'connection' && {
      connection: connection ?? '',
      ...(schema && { schema }),
      ...(seen && { seen }),
    }),
    ...(kind === 'contract' && {
      contract: contract ?? '',
      ...(retire && { retire }),
      ...(connection && { connection }),
      // Empty says that it is a folder of files.
      ...(schema !== undefined && { schema }),
      ...(seen && { seen }),
    }),
    ...(kind === 'ddl' && { ddl: ddl ?? '', ...(dialect && { dialect }) }),
    ...(kind === 'csv' && { csv: csv ?? [] }),
  };
}

/** Whether there is something to infer tables from. */
export function hasData(answers: SourceAnswers): boolean {
  const spec = toSpec(answers);
  return Boolean(
    spec.seen || spec.contract || spec.ddl?.trim() || spec.csv?.length,
  );
}

/** Takes other DDL. Its dialect is guessed as long as nobody has chosen another one; PostgreSQL needs no answer. */
export function withDdl(answers: SourceAnswers, ddl: string): SourceAnswers {
  const guess = (text: string) => {
    const dialect = guessDialect(text);
    return dialect === 'postgresql' ? undefined : dialect;
  };
  const { dialect, ...rest } = answers;
  const isChosen = dialect !== undefined && dialect !== guess(rest.ddl ?? '');
  const next = isChosen ? dialect : guess(ddl);
  return { ...rest, ddl, ...(next && { dialect: next }) };
}

/** Records what somebody changed about one table; the rest of what was inferred stays inferred. */
export function changeTable(
  answers: SourceAnswers,
  change: TableChange,
): SourceAnswers {
  const tables = answers.tables ?? [];
  const before = tables.find(table => table.name === change.name);
  const others = tables.filter(table => table !== before);
  return { ...answers, tables: [...others, { ...before, ...change }] };
}

/** Findings about one answer. */
export function findingsAbout(
  findings: SourceFinding[],
  field: string,
): SourceFinding[] {
  return findings.filter(finding => finding.field === field);
}
