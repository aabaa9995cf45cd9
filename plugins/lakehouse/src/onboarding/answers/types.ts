import type { SourceFinding } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SourceAnswers } from '../spec';

/** What every section of the form gets. */
export interface SectionProps {
  answers: SourceAnswers;
  change(update: (answers: SourceAnswers) => SourceAnswers): void;
  findings: SourceFinding[];
}
