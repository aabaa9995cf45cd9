import {
  changeContract,
  serializeContract,
  sha256Hex,
  type Contract,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError, contractPath } from './answers';
import { checkNameIsFree } from './checks';
import type { ExistingSource } from './existingSource';
import { withHead } from './headChanges';
import { avoidTakenNames } from './vaultNames';

/** A contract, where it is written, and what there is to say about that. */
export interface WrittenSource {
  path: string;
  text: string;
  contract: Contract;
  findings: SourceFinding[];
}

/** The contract of a new source. */
export function writeNew(options: {
  spec: SourceSpec;
  source: string;
  contract: Contract;
  others: Contract[];
  files: ReadonlyMap<string, string>;
}): WrittenSource {
  const { spec, source, others, files } = options;
  const path = contractPath(source);
  const named = avoidTakenNames(describe(options.contract, spec), others);
  const text = serializeContract(named.contract);
  return {
    path,
    text,
    contract: named.contract,
    findings: [
      ...named.findings,
      ...checkNameIsFree(source, files.get(path), text),
    ],
  };
}

/**
 * The contract of a source that is there, with the changes of the answers written into the text of people. A contract that is not the
 * one that somebody looked at stands in the way, unless it says already what the answers say.
 *
 * @param left - names of the tables that go
 */
export function writeChanges(options: {
  spec: SourceSpec;
  existing: ExistingSource;
  contract: Contract;
  left: ReadonlySet<string>;
}): WrittenSource {
  const { spec, existing, left } = options;
  const { path, text } = existing;
  const contract = withHead(options.contract, spec);
  const findings = retirements(spec.name, existing, left);
  try {
    const changed = changeContract(text, contract);
    if (changed !== text && sha256Hex(text) !== spec.contract) {
      findings.push(changedMeanwhile(spec.name));
    }
    return { path, text: changed, contract, findings };
  } catch (error) {
    const { message } = error as Error;
    return {
      path,
      text,
      contract,
      findings: [...findings, answerError('contract', message)],
    };
  }
}

/** The answers were made for another contract than the one that is there. */
export function changedMeanwhile(name: string): SourceFinding {
  return answerError(
    'contract',
    `The contract of ${name} was changed since you opened it, and your answers were made for the one before. Start over, and give them again.`,
  );
}

/** What leaving a table out of a source means: nothing that was loaded goes. */
function retirements(
  source: string,
  { contract }: ExistingSource,
  left: ReadonlySet<string>,
): SourceFinding[] {
  return contract.schema
    .filter(({ name }) => left.has(name))
    .map(({ name }) => ({
      severity: 'warning',
      field: 'tables',
      message: `${name} goes from the source: it is loaded no more, and the files that only it needs are removed. Its data stays in raw_${source}.${name} and in the vault until somebody drops it.`,
    }));
}

function describe(contract: Contract, { description }: SourceSpec): Contract {
  return description
    ? {
        ...contract,
        description: { ...contract.description, purpose: description },
      }
    : contract;
}
