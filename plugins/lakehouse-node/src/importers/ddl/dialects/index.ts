export { DIALECT_NAMES } from './findings';
export { translate } from './translate';
