export * from './iceberg';
