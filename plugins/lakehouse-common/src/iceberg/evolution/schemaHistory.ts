import type { SchemaField, SchemaHistory, SchemaVersion } from '../../api';
import { schemaFields } from '../schemaFields';
import type { TableMetadata } from '../types';
import { diffSchemas } from './diff';
import { schemaSteps, type SchemaStep } from './steps';

/** Changes are kept up to this size, the newest ones, so that a table whose every schema is another one keeps a page of sane size. */
const MAX_CHARACTERS = 256 * 1024;

/**
 * How the schema became what it is, from all schemas that the metadata lists. Kept are the changes only: older versions are made of the
 * current one by taking changes back.
 */
export function schemaHistory(
  metadata: TableMetadata,
  maxCharacters = MAX_CHARACTERS,
): SchemaHistory {
  const steps = schemaSteps(metadata);
  const versions: SchemaVersion[] = [];
  let left = maxCharacters;
  let index = steps.length - 1;
  let after = treeOf(steps[index]);
  for (; index >= 0; index--) {
    const before = index > 0 ? treeOf(steps[index - 1]) : after;
    const changes = diffSchemas(before, after);
    after = before;
    left -= changes ? JSON.stringify(changes).length : Infinity;
    // The version stands, but nothing older can be made of it.
    versions.push(toVersion(steps[index], left < 0 ? [] : changes ?? []));
    if (left < 0) {
      break;
    }
  }
  return { versions: versions.reverse(), omitted: Math.max(0, index) };
}

function treeOf({ schema }: SchemaStep): SchemaField[] {
  return schemaFields(schema.fields, {
    identifiers: new Set(schema.identifierFieldIds),
  });
}

function toVersion(
  { schema, snapshot, earlier }: SchemaStep,
  changes: SchemaVersion['changes'],
): SchemaVersion {
  return {
    schemaId: schema.id,
    at: snapshot && new Date(snapshot.timestampMs).toISOString(),
    snapshotId: snapshot && snapshot.id,
    ...(earlier && { earlier }),
    columns: schema.fields.length,
    changes,
  };
}
