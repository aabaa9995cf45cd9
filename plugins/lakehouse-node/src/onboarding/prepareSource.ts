import {
  deriveJson,
  deriveVault,
  isValidName,
  scheduleOf,
  type Contract,
  type SourceFinding,
  type SourcePreview,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { checkAnswers, contractPath, isError } from './answers';
import { checkContract, checkTables, refusedTables } from './checks';
import { checkDefaults, withTags, type OnboardingDefaults } from './defaults';
import { decisionFindings, openDecisions, withSettled } from './decisions';
import type { ExistingSource } from './existingSource';
import { importAnswers, type ImportedSource } from './importAnswers';
import { planRepository, type OwnFile } from './planRepository';
import { previewTables } from './previewTables';
import { withUnselected } from './readAgain';
import type { ReadSource } from './readSource';
import { readContracts } from './repositoryState';
import { retireSource } from './retireSource';
import { changedTables } from './seenTables';
import { applyTableChanges, withoutTables } from './tableChanges';
import { writeChanges, writeNew, type WrittenSource } from './writeSource';

/** Stands for the source while its name is still to be given, so that its tables can be shown already. */
const UNNAMED = 'source';

/**
 * What onboarding a source, or changing one, does to a platform repository. Nothing is read or written besides the arguments, and the same arguments
 * give the same bytes: the form's preview and the task that creates are both this function.
 *
 * @param answers - answers of the form, as read by `parseSourceSpec`
 * @param files - files of the repository for which `isPlatformFile` holds
 * @param read - what {@link readSource} says; needed for the kind `connection`, compared with the contract for the kind `contract`
 * @param defaults - what the organisation sets for new sources
 * @returns the preview; while a finding of severity `error` stands in the way, `ok` is false and `files` is empty
 */
export async function prepareSource(
  answers: SourceSpec,
  files: ReadonlyMap<string, string>,
  read: ReadSource = { findings: [] },
  defaults: OnboardingDefaults = {},
): Promise<SourcePreview> {
  const answered = [
    ...checkAnswers(answers),
    // Rules that came later do not keep a source that is there from being changed.
    ...(answers.kind === 'contract' ? [] : checkDefaults(answers, defaults)),
  ];
  const { found } = read;
  const hasData =
    !answered.some(({ field }) => field === answers.kind) &&
    (answers.kind !== 'connection' || found !== undefined);
  const source = isValidName(answers.name, 'source') ? answers.name : UNNAMED;
  const imported: ImportedSource = hasData
    ? await importAnswers(answers, source, found, files)
    : { findings: [], inferences: {} };
  const findings = [...answered, ...read.findings, ...imported.findings];
  if (!imported.contract) {
    return { ok: false, findings, tables: [], files: [], vault: null };
  }

  const { existing } = imported;
  if (existing && answers.retire) {
    return prepareRetirement(answers, existing, findings, files, defaults);
  }
  const spec = existing
    ? withUnselected(withSettled(answers, existing.contract), imported)
    : answers;
  const changed = applyTableChanges(imported.contract, spec.tables);
  const chosen = withoutTables(changed.contract, changed.left);
  const path = existing?.path ?? contractPath(source);
  const others = readContracts(files, path);
  const written = existing
    ? writeChanges({
        spec,
        existing,
        contract: chosen.contract,
        left: changed.left,
      })
    : writeNew({
        spec,
        source,
        contract: withTags(chosen.contract, defaults.tags),
        others: others.contracts,
        files,
      });
  const { contract, text } = written;
  const vault = deriveVault([contract]);
  const leftInDatabase = namesInDatabase(imported.contract, changed.left);
  const decisions = openDecisions(
    chosen.contract,
    spec.tables,
    imported.questions,
  );
  findings.push(
    ...changed.findings,
    ...chosen.findings,
    ...others.findings,
    ...(await changedTables(spec, found, name => leftInDatabase.has(name))),
    ...checkTables(contract),
    ...checkContract(contract),
    ...decisionFindings(decisions),
    ...written.findings,
    ...refusedTables(vault),
  );

  const plan = findings.some(isError)
    ? { files: [], findings: [] }
    : planRepository({
        own: [contractFile(written, files.has(written.path))],
        contracts: [...others.contracts, contract],
        files,
        printers: defaults.printers,
      });
  findings.push(...plan.findings);
  return {
    ok: !findings.some(isError),
    findings,
    tables: previewTables({
      spec,
      contract: changed.contract,
      left: changed.left,
      inferences: imported.inferences,
      database: imported.database,
      decisions,
      questions: imported.questions,
      found,
    }),
    files: plan.files,
    contract: text,
    schedule: scheduleOf(contract),
    vault: deriveJson(vault),
  };
}

function prepareRetirement(
  spec: SourceSpec,
  existing: ExistingSource,
  found: SourceFinding[],
  files: ReadonlyMap<string, string>,
  { printers }: OnboardingDefaults,
): SourcePreview {
  const others = readContracts(files, existing.path);
  const blocked = [...found, ...others.findings];
  const plan = blocked.some(isError)
    ? { files: [], findings: [] }
    : retireSource({
        spec,
        existing,
        others: others.contracts,
        files,
        printers,
      });
  const findings = [...blocked, ...plan.findings];
  return {
    ok: !findings.some(isError),
    findings,
    tables: [],
    files: plan.files,
    vault: null,
  };
}

/** The contract belongs to people from the moment it is there. */
function contractFile({ path, text }: WrittenSource, exists: boolean): OwnFile {
  return {
    path,
    content: text,
    reason: exists
      ? 'The contract of the source, with your changes; comments and everything that nobody changed are as they were.'
      : 'The contract of the source: everything else follows from it. Edit it, then run make generate.',
  };
}

/** Names in the database of the tables that have these names in the contract. */
function namesInDatabase({ schema }: Contract, names: Set<string>) {
  return new Set(
    schema
      .filter(({ name }) => names.has(name))
      .map(({ name, physicalName }) => physicalName ?? name),
  );
}
