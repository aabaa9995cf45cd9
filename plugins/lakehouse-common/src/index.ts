/**
 * Vocabulary and pure logic of the lakehouse plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './contract';
export * from './drift';
export * from './freshness';
export * from './generate';
export * from './iceberg';
export * from './inference';
export * from './lineage';
export * from './names/tableRef';
export * from './names';
export * from './onboarding';
export * from './outcome';
export * from './permissions';
export * from './queries';
export * from './samples/names';
export * from './samples/jsonRecords';
export * from './schedule';
export * from './vault';
