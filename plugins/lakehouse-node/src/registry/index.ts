export { registryPages } from './registryPages';
export type { RegistryAccess, RegistryPage } from './registryPages';
