export { schemaHistory } from './schemaHistory';
export { changesBetween, fieldsAt } from './versions';
