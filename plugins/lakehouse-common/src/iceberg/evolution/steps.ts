import { mainHistory } from '../ancestors';
import type { TableMetadata, TableSchema, TableSnapshot } from '../types';

/** A schema that became the current one. */
export interface SchemaStep {
  schema: TableSchema;
  /** The first snapshot of main that was written under it; null when no retained one was. */
  snapshot: TableSnapshot | null;
  /** That snapshot is the oldest retained one, and there were others before it. */
  earlier: boolean;
}

/**
 * The schemas in the order in which they became current. Metadata lists them as they were created and does not say when; the snapshots of
 * main do, as each names its schema. Going back to an older schema makes no new one, so a schema may be in it twice. One that no
 * snapshot names takes its place by its id.
 */
export function schemaSteps(metadata: TableMetadata): SchemaStep[] {
  const byId = new Map(metadata.schemas.map(each => [each.id, each] as const));
  const { ancestors, expired } = mainHistory(metadata);
  const oldest = ancestors.at(-1);
  const waiting = [...byId.keys()].sort((a, b) => a - b);
  const steps: SchemaStep[] = [];
  const add = (id: number, snapshot: TableSnapshot | null) => {
    const schema = byId.get(id);
    if (schema) {
      const earlier = expired && snapshot !== null && snapshot === oldest;
      steps.push({ schema, snapshot, earlier });
    }
  };
  const skipTo = (id: number) => {
    while (waiting.length > 0 && waiting[0] < id) {
      add(waiting.shift() as number, null);
    }
    if (waiting[0] === id) {
      waiting.shift();
    }
  };
  for (const snapshot of [...ancestors].reverse()) {
    const { schemaId } = snapshot;
    if (
      schemaId !== null &&
      byId.has(schemaId) &&
      steps.at(-1)?.schema.id !== schemaId
    ) {
      skipTo(schemaId);
      add(schemaId, snapshot);
    }
  }
  skipTo(Infinity);
  if (steps.at(-1)?.schema.id !== metadata.schema.id) {
    add(metadata.schema.id, null);
  }
  return steps;
}
