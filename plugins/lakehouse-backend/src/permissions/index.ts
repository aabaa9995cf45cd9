export {
  createLakehouseTableConditionalDecision,
  lakehouseTableConditions,
} from './conditions';
export {
  hasTag,
  inCatalog,
  inLayer,
  inNamespace,
  isOwner,
  lakehouseTableResourceRef,
  lakehouseTableRules,
} from './rules';
export { TableAccess } from './TableAccess';
