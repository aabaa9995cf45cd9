export * from './connections';
export * from './iceberg';
export * from './importers';
export * from './logging';
export * from './registry';
export * from './repository';
export * from './onboarding';
export * from './snowflake';
