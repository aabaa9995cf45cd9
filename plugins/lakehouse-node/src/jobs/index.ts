export { prepareJob } from './prepareJob';
export { parseJobAnswers } from './jobAnswers';
export type { JobAnswers } from './jobAnswers';
