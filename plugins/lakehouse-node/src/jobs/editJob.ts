import {
  cronFields,
  editContract,
  ownerRef,
  type ContractEdit,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { NO_SCHEDULE } from './checkJob';
import type { JobAnswers } from './jobAnswers';

/** Settings before the first answer. */
const FIRST = `# Settings of this job: edited by people, comments stay. The job, its infrastructure and its page in the catalog read them here.
version: 1
`;

/**
 * Writes the answers into the text of the settings; what they leave open stays as it is.
 *
 * @param text - settings that `parseJob` takes; undefined when there are none
 * @param reads - tables that the SQL of the job reads
 */
export function editJob(
  text: string | undefined,
  answers: JobAnswers,
  reads: string[],
): string {
  const before = text ?? FIRST;
  const kept = parse(before, { schema: 'core' }) as Record<string, unknown>;
  const wanted = { ...shared(answers), ...ofKind(answers, reads) };
  const edits: ContractEdit[] = Object.entries(wanted).flatMap(([key, value]) =>
    value === undefined
      ? []
      : changed([key], (kept as Record<string, unknown>)[key], value),
  );
  if (answers.schedule === NO_SCHEDULE && kept.schedule !== undefined) {
    edits.push({ path: ['schedule'], value: undefined });
  }
  return edits.length ? editContract(before, edits) : before;
}

/** Edits of the single values that differ, so that comments between them stay. */
function changed(
  path: (string | number)[],
  now: unknown,
  value: unknown,
): ContractEdit[] {
  if (isDeepStrictEqual(now, value)) return [];
  if (!isRecord(now) || !isRecord(value)) return [{ path, value }];
  return [
    ...Object.keys(now)
      .filter(key => !(key in value))
      .map(key => ({ path: [...path, key], value: undefined })),
    ...Object.keys(value).flatMap(key =>
      changed([...path, key], now[key], value[key]),
    ),
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shared(answers: JobAnswers) {
  const { kind, owner, description, schedule } = answers;
  const { worker, workers, autoscaling, timeout, retries, execution } = answers;
  return {
    kind,
    owner: ownerRef(owner),
    description,
    sizing: { worker, workers, autoscaling, timeout, retries, execution },
    schedule:
      schedule && schedule !== NO_SCHEDULE ? cronFields(schedule) : undefined,
  };
}

function ofKind(answers: JobAnswers, reads: string[]) {
  const { kind, source, target, mode, keys } = answers;
  if (kind === 'source') return { source };
  return {
    target,
    write: mode === 'merge' ? { mode, keys } : { mode },
    reads,
  };
}
