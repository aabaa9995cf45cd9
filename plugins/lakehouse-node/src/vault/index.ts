export { prepareVaultChange } from './prepareVaultChange';
export { parseVaultAnswers } from './vaultAnswers';
export type { AnswersFor, VaultAnswers } from './vaultAnswers';
