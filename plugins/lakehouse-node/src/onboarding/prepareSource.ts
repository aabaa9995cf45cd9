import {
  deriveJson,
  deriveVault,
  isValidName,
  serializeContract,
  type Contract,
  type SourceFinding,
  type SourcePreview,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { checkAnswers, contractPath } from './answers';
import { checkNameIsFree, checkTables, refusedTables } from './checks';
import { importAnswers } from './importAnswers';
import { planRepository } from './planRepository';
import { previewTables } from './previewTables';
import { readContracts } from './repositoryState';
import { applyTableChanges, withoutTables } from './tableChanges';
import { avoidTakenNames } from './vaultNames';

/** Stands for the source while its name is still to be given, so that its tables can be shown already. */
const UNNAMED = 'source';

const isError = ({ severity }: SourceFinding) => severity === 'error';

/**
 * What onboarding a source does to a platform repository. Nothing is read or written besides the arguments, and the same arguments
 * give the same bytes: the form's preview and the task that creates are both this function.
 *
 * @param spec - answers of the form, as read by `parseSourceSpec`
 * @param files - files of the repository for which `isPlatformFile` holds
 * @returns the preview; while a finding of severity `error` stands in the way, `ok` is false and `files` is empty
 */
export async function prepareSource(
  spec: SourceSpec,
  files: ReadonlyMap<string, string>,
): Promise<SourcePreview> {
  const answered = checkAnswers(spec);
  const hasData = !answered.some(({ field }) => field === spec.kind);
  const source = isValidName(spec.name, 'source') ? spec.name : UNNAMED;
  const imported = hasData
    ? await importAnswers(spec, source)
    : { findings: [], reasons: {} };
  const findings = [...answered, ...imported.findings];
  if (!imported.contract) {
    return { ok: false, findings, tables: [], files: [], vault: null };
  }

  const changed = applyTableChanges(imported.contract, spec.tables);
  const chosen = withoutTables(changed.contract, changed.left);
  const path = contractPath(source);
  const others = readContracts(files, path);
  const named = avoidTakenNames(
    describe(chosen.contract, spec),
    others.contracts,
  );
  const contract = named.contract;
  const text = serializeContract(contract);
  const vault = deriveVault([contract]);
  findings.push(
    ...changed.findings,
    ...chosen.findings,
    ...others.findings,
    ...named.findings,
    ...checkTables(contract),
    ...checkNameIsFree(source, files.get(path), text),
    ...refusedTables(vault),
  );

  const plan = findings.some(isError)
    ? { files: [], findings: [] }
    : planRepository({
        written: { path, text, contract },
        others: others.contracts,
        files,
      });
  findings.push(...plan.findings);
  return {
    ok: !findings.some(isError),
    findings,
    tables: previewTables({
      spec,
      contract: changed.contract,
      left: changed.left,
      reasons: imported.reasons,
    }),
    files: plan.files,
    contract: text,
    vault: deriveJson(vault),
  };
}

function describe(contract: Contract, { description }: SourceSpec): Contract {
  return description
    ? {
        ...contract,
        description: { ...contract.description, purpose: description },
      }
    : contract;
}
