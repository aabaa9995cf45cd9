import { Decision } from './types';
import { SourceTable } from './table';

/** Collects decisions while the rules run. */
export class Report {
  readonly decisions: Decision[] = [];

  add(
    rule: string,
    of: Pick<SourceTable, 'source' | 'name'>,
    decision: string,
    reason: string,
    alternatives: string[] = [],
  ): void {
    this.decisions.push({
      rule,
      source: of.source,
      table: of.name,
      decision,
      reason,
      alternatives,
    });
  }
}
