import { Document } from 'yaml';
import { Contract } from './types';
import { YAML_FORMAT, YAML_OPTIONS } from './yamlOptions';

/** Keys in the order in which a reader wants them; keys that are not listed follow in the order they have. */
const ORDER = {
  contract:
    'apiVersion kind id name version status domain dataProduct tenant tags description team slaProperties servers customProperties schema',
  table:
    'id name physicalName physicalType logicalType businessName description dataGranularityDescription tags customProperties relationships quality properties',
  column:
    'id name physicalName logicalType physicalType logicalTypeOptions primaryKey primaryKeyPosition required unique businessName description classification tags relationships quality customProperties',
  sla: 'id property value unit element driver',
};

/**
 * Writes a contract as YAML, byte for byte the same for the same contract: a fixed order of keys, two spaces, no line folding. Fields
 * this suite does not know are kept. To change a text a person wrote, use `editContract`, which keeps its comments.
 */
export function serializeContract(contract: Contract): string {
  const ordered = order(contract, ORDER.contract);
  if (contract.slaProperties) {
    ordered.slaProperties = contract.slaProperties.map(p =>
      order(p, ORDER.sla),
    );
  }
  ordered.schema = contract.schema.map(table => ({
    ...order(table, ORDER.table),
    properties: table.properties.map(column => order(column, ORDER.column)),
  }));
  return new Document(ordered, YAML_OPTIONS).toString(YAML_FORMAT);
}

function order(of: object, keys: string): Record<string, unknown> {
  const from = of as Record<string, unknown>;
  const first = keys.split(' ').filter(key => from[key] !== undefined);
  const rest = Object.keys(from).filter(
    key => !first.includes(key) && from[key] !== undefined,
  );
  return Object.fromEntries([...first, ...rest].map(key => [key, from[key]]));
}
