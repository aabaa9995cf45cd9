export { parseDraft, printDraft } from './draft';
