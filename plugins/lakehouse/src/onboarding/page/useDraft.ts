import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import type { SourceAnswers } from '../spec';

const KEY = 'draft';
const QUIET_MS = 500;
/** A browser keeps about 5 MB for a whole portal. */
const MAX_LENGTH = 1_000_000;

/** What is kept of the answers: the contents of files only while they are few. */
function kept(answers: SourceAnswers): SourceAnswers {
  if (JSON.stringify(answers).length <= MAX_LENGTH) return answers;
  const { csv: _, ddl: __, ...rest } = answers;
  return rest;
}

/** Answers without the reading of a database, which is repeated by one click; of a new source it is what the answers are about. */
function given(answers: SourceAnswers): string {
  if (answers.kind !== 'contract') return JSON.stringify(answers);
  const { connection, seen, ...rest } = answers;
  return JSON.stringify(rest);
}

/** What a draft is about, and what it starts from. */
export interface DraftOptions {
  /** The source that is changed; none for a new one. */
  source?: string;
  /** Answers when there is no draft. */
  start: SourceAnswers;
  /** Answers to start over with. */
  restart(): Promise<SourceAnswers>;
}

/**
 * Answers that survive a reload and a session that ends: they are kept in the browser until the source is created, one draft for a new
 * source and one for each that is changed.
 */
export function useDraft({ source, start, restart }: DraftOptions) {
  const storage = useApi(storageApiRef).forBucket('lakehouse.onboarding');
  const key = source ? `${KEY}.${source}` : KEY;
  // Answers that nobody has changed are no draft: the next visit starts from what the repository says then.
  const [untouched, setUntouched] = useState(start);
  const [answers, setAnswers] = useState<SourceAnswers>(
    () => (storage.snapshot(key).value as SourceAnswers | undefined) ?? start,
  );
  const [forgotten, setForgotten] = useState(false);
  useDebounce(
    () => {
      if (!forgotten && given(answers) !== given(untouched)) {
        storage.set(key, kept(answers) as never).catch(() => {});
      }
    },
    QUIET_MS,
    [answers, untouched, forgotten, key],
  );
  const forget = useCallback(async () => {
    setForgotten(true);
    await storage.remove(key);
  }, [storage, key]);
  const startOver = useCallback(async () => {
    const fresh = await restart();
    await storage.remove(key);
    setUntouched(fresh);
    setAnswers(fresh);
  }, [storage, key, restart]);
  return { answers, setAnswers, forget, startOver };
}
