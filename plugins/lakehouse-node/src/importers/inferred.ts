import {
  applyInferences,
  type Contract,
  inferSource,
  type Inferences,
  type SourceEvidence,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** An imported contract with what can be inferred about it, beside what the importer itself has inferred. */
export function inferred(
  contract: Contract,
  imported: Inferences,
  evidence: SourceEvidence,
): { contract: Contract; inferences: Inferences } {
  const found = inferSource(contract, evidence);
  const inferences = Object.fromEntries(
    contract.schema.map(({ name }) => [
      name,
      [...(imported[name] ?? []), ...found[name]],
    ]),
  );
  return { contract: applyInferences(contract, found), inferences };
}
