import type {
  LoadSchedule,
  SourceDefaults,
  SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { SourceAnswers } from '../spec';

/** What every section of the form gets. */
export interface SectionProps {
  answers: SourceAnswers;
  change(update: (answers: SourceAnswers) => SourceAnswers): void;
  findings: SourceFinding[];
  /** What the organisation sets for new sources; undefined while unknown. */
  defaults: SourceDefaults | undefined;
  /** What follows from the promise; undefined without data or promise. */
  schedule?: LoadSchedule;
}
