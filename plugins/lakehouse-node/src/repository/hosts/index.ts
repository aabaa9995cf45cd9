export { hostAccess, requestHost } from './access';
export type { HostAccess } from './access';
export { lastChangeOnHost } from './lastChange';
