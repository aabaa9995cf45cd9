import {
  mergeDatabase,
  type ContractServer,
  type FoundSource,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  contractSource,
  isFolder,
  isSameCatalog,
  isSameDatabase,
  isSameFolder,
  isTables,
  schemaOfServer,
} from '../connections';
import type { ImportFinding } from '../importers';
import { answerError, isError } from './answers';
import type { ExistingSource } from './existingSource';
import type { ImportedSource } from './importAnswers';
import { readNow } from './readNow';

/**
 * The contract of a source that is there with what its database, or its folder, says now: new tables, which nobody has selected yet, and
 * what of the drift of known tables is accepted. A place that is not the source's is refused, since all tables would be new and all others gone.
 */
export async function readAgain(
  spec: SourceSpec,
  existing: ExistingSource,
  found: FoundSource,
): Promise<ImportedSource> {
  const { contract } = existing;
  const misfit = checkPlace(existing, found);
  const asItIs = { existing, contract, inferences: {} };
  if (misfit && isError(misfit)) return { ...asItIs, findings: [misfit] };
  const now = await readNow(spec, existing, found);
  if (!now.contract) {
    return { ...asItIs, findings: now.findings.map(one => about(one)) };
  }
  const choices = (spec.tables ?? []).flatMap(
    ({ name, acceptDrift }): [string, boolean][] =>
      acceptDrift === undefined ? [] : [[name, acceptDrift]],
  );
  const merge = mergeDatabase(
    contract,
    now.contract,
    new Map(choices),
    now.files,
  );
  const added = [...merge.tables].filter(
    ([, { inDatabase }]) => inDatabase === 'new',
  );
  const selected = new Set(
    (spec.tables ?? []).filter(one => one.selected).map(({ name }) => name),
  );
  const taken = new Set(
    added
      .filter(([name]) => selected.has(name))
      .map(([, { imported }]) => imported),
  );
  const complete = now.complete(merge.contract, taken);
  const ofAdded = <T>(by: Record<string, T[]>) =>
    Object.fromEntries(
      added.map(([name, { imported }]) => [name, by[imported!] ?? []]),
    );
  return {
    existing,
    contract: complete.contract,
    database: merge.tables,
    inferences: ofAdded(now.inferences),
    questions: now.questions && ofAdded(now.questions),
    findings: [
      ...(misfit ? [misfit] : []),
      // What there is to say about tables that are there was said when they came.
      ...now.findings
        .filter(({ code, table }) => code !== 'no-key' && taken.has(table))
        .map(one => about(one, 'tables')),
      ...[...now.problems, ...complete.findings].map(one => about(one)),
    ],
  };
}

function about(
  { severity, message }: ImportFinding,
  field = 'connection',
): SourceFinding {
  return { severity, message, field };
}

/** New tables stay out until somebody selects them: a source does not grow by itself. */
export function withUnselected(
  answers: SourceSpec,
  { database }: ImportedSource,
): SourceSpec {
  const given = new Map((answers.tables ?? []).map(one => [one.name, one]));
  const added = [...(database ?? [])]
    .filter(([, { inDatabase }]) => inDatabase === 'new')
    .filter(([name]) => given.get(name)?.selected === undefined);
  if (added.length === 0) return answers;
  added.forEach(([name]) =>
    given.set(name, { name, ...given.get(name), selected: false }),
  );
  return { ...answers, tables: [...given.values()] };
}

/** Whether what was read is where the contract says that its data is. */
function checkPlace(
  { contract }: ExistingSource,
  found: FoundSource,
): SourceFinding | undefined {
  const server = contractSource(contract);
  if (!server) {
    return answerError(
      'connection',
      `${contract.name} does not come from a PostgreSQL or MySQL database, from a bucket, nor from tables of a catalog, so nothing can be compared with it.`,
    );
  }
  const now = found.server as ContractServer;
  if (kindOf(server) !== kindOf(now)) {
    const place = isFolder(server)
      ? `files in ${server.location}`
      : kindOf(server);
    return answerError(
      'connection',
      `The data of ${contract.name} is ${place}, but ${kindOf(
        now,
      )} was read. Choose the connection that reads it.`,
    );
  }
  const schema = schemaOfServer(server);
  if (schema !== found.schema) {
    return answerError(
      'connection',
      `The data of ${contract.name} is in the schema ${schema}, but ${found.schema} was read. Choose the connection that offers ${schema}.`,
    );
  }
  if (
    isSameDatabase(server, now) ||
    isSameFolder(server, now) ||
    isSameCatalog(server, now)
  ) {
    return undefined;
  }
  const other: Record<Kind, string> = {
    'a bucket': `folder than ${server.location}, which the contract loads from`,
    'a catalog':
      'catalog than the one that the contract loads from (id or account differ)',
    'a database':
      'database than the one that the contract loads from (host, port or name differ)',
  };
  const message = `The connection reads another ${
    other[kindOf(server)]
  }. Go on only if both hold the same tables.`;
  return { severity: 'warning', field: 'connection', message };
}

type Kind = 'a bucket' | 'a catalog' | 'a database';

function kindOf(server: ContractServer): Kind {
  if (isFolder(server)) return 'a bucket';
  return isTables(server) ? 'a catalog' : 'a database';
}
