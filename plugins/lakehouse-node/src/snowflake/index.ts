export { preparePublication } from './preparePublication';
export { parsePublicationAnswers } from './publicationAnswers';
export type { PublicationAnswers } from './publicationAnswers';
