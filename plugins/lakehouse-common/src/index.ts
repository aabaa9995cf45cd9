/**
 * Vocabulary and pure logic of the lakehouse plugins.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api';
export * from './contract';
export * from './generate';
export * from './permissions';
export * from './queries';
export * from './vault';
