import {
  type Contract,
  deriveJson,
  deriveVault,
  type VaultModel,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { readContracts } from '../lib/contracts';
import { EXIT, type ExitCode, UsageError } from '../lib/exit';
import { findingLine, print, printError, printJson } from '../lib/output';

/** `lakehouse derive <contract>…`: the vault that follows from the contracts, with the reason of every decision. */
export async function derive(
  files: string[],
  options: { json?: boolean },
): Promise<ExitCode> {
  const read = await readContracts(files);
  for (const { file, findings } of read) {
    findings.forEach(finding => printError(findingLine(file, finding)));
  }
  const broken = read.filter(({ contract }) => !contract);
  if (broken.length) {
    throw new UsageError(
      `Mend ${broken
        .map(({ file }) => file)
        .join(', ')} first; the lines above say how.`,
    );
  }
  const model = deriveVault(read.map(({ contract }) => contract as Contract));
  if (options.json) printJson(deriveJson(model));
  else print(describe(model));
  // A refused table is part of the answer; it is said aloud, and the rest of the model stands.
  model.refused.forEach(({ table, reason }) =>
    printError(`refused ${table}: ${reason}`),
  );
  return EXIT.ok;
}

function describe(model: VaultModel): string {
  const list = (title: string, names: string[]) =>
    names.length ? [`${title} (${names.length})`, ...names, ''] : [];
  return [
    ...list(
      'Hubs',
      model.hubs.map(
        hub =>
          `  ${hub.name}  key ${hub.businessKey
            .map(column => column.name)
            .join(', ')}`,
      ),
    ),
    ...list(
      'Links',
      model.links.map(
        link =>
          `  ${link.name}  ${link.kind}: ${link.hubs
            .map(({ hub, role }) => `${hub} as ${role}`)
            .join(', ')}`,
      ),
    ),
    ...list(
      'Satellites',
      model.satellites.map(
        satellite =>
          `  ${satellite.name}  of ${satellite.parent}, ${satellite.columns.length} columns`,
      ),
    ),
    ...list(
      'Effectivity and status satellites',
      [...model.effectivity, ...model.status].map(({ name }) => `  ${name}`),
    ),
    ...list(
      'PITs and bridges',
      [...model.pits, ...model.bridges].map(({ name }) => `  ${name}`),
    ),
    ...list(
      'Reference tables',
      model.references.map(({ name }) => `  ${name}`),
    ),
    ...list(
      'Decisions',
      model.report.map(
        ({ rule, table, decision, reason }) =>
          `  ${rule} ${table}: ${decision} (${reason})`,
      ),
    ),
  ].join('\n');
}
