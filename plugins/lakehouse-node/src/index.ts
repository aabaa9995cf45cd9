export * from './connections';
export * from './iceberg';
export * from './importers';
export * from './repository';
export * from './onboarding';
