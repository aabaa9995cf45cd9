/**
 * Servers for tests of packages that publish to git hosts.
 *
 * @packageDocumentation
 */
export { startGitServer } from './gitServer';
export type { GitServer, Intercept } from './gitServer';
