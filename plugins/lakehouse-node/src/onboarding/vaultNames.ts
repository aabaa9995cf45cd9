import {
  deriveVault,
  LAKEHOUSE_PROPERTY,
  withCustomProperty,
  type Contract,
  type SourceFinding,
  type VaultModel,
} from '@lakehouse/backstage-plugin-lakehouse-common';

function namesOf(model: VaultModel): string[] {
  return [model.hubs, model.links, model.satellites, model.references].flatMap(
    items => items.map(({ name }) => name),
  );
}

/**
 * All sources share the namespace `vault`. When a table of the new source would take a name that another source has, the new source
 * gets its own name as a prefix; that its `customers` are the same people as another source's is for people to say
 * (`lakehouse.businessConcept`).
 */
export function avoidTakenNames(
  contract: Contract,
  others: Contract[],
): { contract: Contract; findings: SourceFinding[] } {
  const taken = new Set(namesOf(deriveVault(others)));
  const clash = namesOf(deriveVault([contract])).filter(name =>
    taken.has(name),
  );
  if (clash.length === 0) {
    return { contract, findings: [] };
  }
  const property = LAKEHOUSE_PROPERTY.vaultPrefix;
  return {
    contract: withCustomProperty(contract, property, contract.name),
    findings: [
      {
        severity: 'info',
        message:
          `Other sources have ${list(
            clash,
          )} in the vault already, so the vault tables of this one begin with ${
            contract.name
          }. ` +
          `If they mean the same things, give both tables the same lakehouse.businessConcept in their contracts and remove ${property}.`,
      },
    ],
  };
}

function list(names: string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
