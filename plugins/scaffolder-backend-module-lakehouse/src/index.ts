/**
 * Scaffolder actions that stamp a source into the platform repository.
 *
 * @packageDocumentation
 */
export { scaffolderModuleLakehouse as default } from './module';
