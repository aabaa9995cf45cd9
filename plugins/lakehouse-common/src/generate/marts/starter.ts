import type { ModelTest } from '../dbt/vaultTests';
import type { JinjaCall } from '../print';

/** A mart that a source begins with; from then on it belongs to people. */
export interface MartStarter {
  name: string;
  description: string;
  /** Columns that make a row unique. */
  key: string[];
  columns: MartColumn[];
  tests: ModelTest[];
  body: JinjaCall;
}

export interface MartColumn {
  name: string;
  description?: string;
}
