import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  hasTag,
  inCatalog,
  inLayer,
  inNamespace,
  isOwner,
  lakehouseTableResourceRef,
} from './rules';

/** For permission policies: conditions on tables, and the decision that carries them. See docs/permissions.md. */
export const {
  conditions: lakehouseTableConditions,
  createConditionalDecision: createLakehouseTableConditionalDecision,
} = createConditionExports({
  resourceRef: lakehouseTableResourceRef,
  rules: { isOwner, inCatalog, inNamespace, inLayer, hasTag },
});
