import type { Inference } from '../api';
import { type Contract, type ContractTable, foreignKeys } from '../contract';
import { inferAcceptedValues } from './acceptedValues';
import { inferBusinessKey } from './businessKey';
import { inferCursor } from './cursor';
import { inferLoadMode } from './loadMode';
import { inferPartition } from './partition';
import { inferPersonalData } from './personalData';
import { inferReference } from './reference';
import { inferRelationships, referableKeys } from './relationship';
import type { SourceEvidence } from './types';

/** What was inferred, by the table's name. */
export type Inferences = Record<string, Inference[]>;

function connectedTables(tables: readonly ContractTable[]): Set<string> {
  return new Set(
    tables.flatMap(table =>
      foreignKeys(table).flatMap(({ toTable }) => [table.name, toTable]),
    ),
  );
}

/**
 * What can be inferred about the tables of a contract: cursor, load mode, personal data, partitioning, and what is worth a look. The same
 * input gives the same answer; nothing is changed ({@link applyInferences} does).
 *
 * @param contract - tables with their keys and references
 * @param evidence - what is known besides, by table; whatever is missing makes fewer and weaker inferences
 */
export function inferSource(
  contract: Contract,
  evidence: SourceEvidence = new Map(),
): Inferences {
  const keys = referableKeys(contract.schema);
  const connected = connectedTables(contract.schema);
  return Object.fromEntries(
    contract.schema.map(table => {
      const subject = { table, evidence: evidence.get(table.name) ?? {} };
      const cursor = inferCursor(subject);
      return [
        table.name,
        [
          inferLoadMode(subject, cursor),
          cursor,
          ...inferPersonalData(subject),
          inferBusinessKey(subject),
          inferPartition(subject, cursor),
          inferReference(subject, connected),
          ...inferRelationships(table, keys),
          ...inferAcceptedValues(subject),
        ].filter(one => one !== undefined),
      ];
    }),
  );
}
