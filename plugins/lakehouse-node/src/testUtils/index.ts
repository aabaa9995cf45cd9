/**
 * Repositories and servers for tests of packages that read a platform repository or publish to git hosts.
 *
 * @packageDocumentation
 */
export { initBareRepository } from './bareRepository';
export { startGitServer } from './gitServer';
export type { GitServer, Intercept } from './gitServer';
export { stampedPlatform } from './stampedPlatform';
