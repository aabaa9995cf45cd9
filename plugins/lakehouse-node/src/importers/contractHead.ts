import {
  type Contract,
  type ContractServer,
  type ContractTable,
  type CustomProperty,
  normalizeName,
  ownerRef,
  withPromise,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ImportOptions } from './types';

/** Puts tables under the head that every imported contract has: name, owner, promise and where the data is. */
export function contractFrom(
  schema: ContractTable[],
  options: ImportOptions,
  server: (name: string) => ContractServer,
  customProperties?: CustomProperty[],
): Contract {
  const name = normalizeName(options.source, 'source');
  const contract: Contract = {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: name,
    name,
    version: '1.0.0',
    status: 'active',
    ...(options.title && { dataProduct: options.title }),
    servers: [server(name)],
    ...(options.owner && { team: { name: teamName(options.owner) } }),
    ...(customProperties && { customProperties }),
    schema,
  };
  return options.promise ? withPromise(contract, options.promise) : contract;
}

/** How a contract names its owner: `group:default/sales-data` is written as `sales-data`; another kind or namespace keeps the whole reference. */
export function teamName(owner: string): string {
  return (ownerRef(owner) ?? owner).replace(/^group:default\//, '');
}
