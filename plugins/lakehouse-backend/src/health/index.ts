export { createTableFiles } from './createTableFiles';
export { TableFiles } from './TableFiles';
