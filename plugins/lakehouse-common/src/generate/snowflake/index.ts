export { martsByName, printSnowflake } from './printSnowflake';
export { readObjectName } from './print/objectName';
export { parseSettings as parsePublications } from './settings/parseSettings';
export { lagProblem } from './settings/targetLag';
export { PUBLICATIONS_PATH, WAYS } from './settings/types';
export type { Publications, Way } from './settings/types';
