import { isError } from '@backstage/errors';
import type {
  FoundSource,
  SourceFinding,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  type ReadOptions,
  SourceReadError,
  type SourceReader,
} from '../connections';
import { answerError } from './answers';

/** What was read of the source of the answers, and why it could not be. */
export interface ReadSource {
  found?: FoundSource;
  findings: SourceFinding[];
}

/** Errors whose message is written for the person who answers. Any other is a fault of ours and goes on. */
const FOR_PEOPLE = new Set(['NotFoundError', 'InputError']);

/** The database of a source that is there is compared only once somebody has asked for it. */
function isRead({ kind, seen }: SourceSpec): boolean {
  return kind === 'connection' || (kind === 'contract' && seen !== undefined);
}

/**
 * Reads the schema that the answers name; nothing for the kinds that bring their data along. What stands in the way is a finding about the
 * answer, as any other.
 */
export async function readSource(
  spec: SourceSpec,
  reader: SourceReader | undefined,
  options?: ReadOptions,
): Promise<ReadSource> {
  if (!spec.connection || !isRead(spec)) return { findings: [] };
  if (!reader) {
    const message =
      'No databases are set up for onboarding. Ask your platform team to configure lakehouse.connections, or paste the DDL.';
    return { findings: [answerError('connection', message)] };
  }
  try {
    const found = await reader.read(spec.connection, spec.schema, options);
    return { found, findings: [] };
  } catch (error) {
    if (
      error instanceof SourceReadError ||
      (isError(error) && FOR_PEOPLE.has(error.name))
    ) {
      return { findings: [answerError('connection', error.message)] };
    }
    throw error;
  }
}
