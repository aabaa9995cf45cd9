export {
  createLakehouseTableConditionalDecision,
  lakehouseTableConditions,
} from './conditions';
export {
  inCatalog,
  inLayer,
  inNamespace,
  isOwner,
  lakehouseTableResourceRef,
  lakehouseTableRules,
} from './rules';
export { TableAccess } from './TableAccess';
