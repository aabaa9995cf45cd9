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

/** Answers that survive a reload and a session that ends: they are kept in the browser until the source is created. */
export function useDraft() {
  const storage = useApi(storageApiRef).forBucket('lakehouse.onboarding');
  const [answers, setAnswers] = useState<SourceAnswers>(
    () => (storage.snapshot(KEY).value as SourceAnswers | undefined) ?? {},
  );
  const [forgotten, setForgotten] = useState(false);
  useDebounce(
    () => {
      if (!forgotten && Object.keys(answers).length > 0) {
        storage.set(KEY, kept(answers) as never).catch(() => {});
      }
    },
    QUIET_MS,
    [answers, forgotten],
  );
  const forget = useCallback(async () => {
    setForgotten(true);
    await storage.remove(KEY);
  }, [storage]);
  const startOver = useCallback(async () => {
    await storage.remove(KEY);
    setAnswers({});
  }, [storage]);
  return { answers, setAnswers, forget, startOver };
}
