export * from './iceberg';
export * from './repository';
