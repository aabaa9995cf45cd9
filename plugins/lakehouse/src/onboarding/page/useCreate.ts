import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { taskRouteRef } from '../../routes';
import { type SourceAnswers, toSpec } from '../spec';
import { ONBOARD_SOURCE_TEMPLATE } from '../template';

/** Starts the task that creates the source, and leads to its page. */
export function useCreate(onStarted: () => Promise<void>) {
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const taskRoute = useRouteRef(taskRouteRef);
  const navigate = useNavigate();
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<Error>();
  const create = useCallback(
    async (answers: SourceAnswers) => {
      if (!scaffolder || !taskRoute) return;
      setStarting(true);
      setError(undefined);
      try {
        const { taskId } = await scaffolder.scaffold({
          templateRef: ONBOARD_SOURCE_TEMPLATE,
          values: { source: toSpec(answers) as never },
        });
        await onStarted();
        navigate(taskRoute({ taskId }));
      } catch (cause) {
        setError(cause as Error);
        setStarting(false);
      }
    },
    [scaffolder, taskRoute, navigate, onStarted],
  );
  return {
    create,
    isStarting,
    error,
    isPossible: Boolean(scaffolder && taskRoute),
  };
}
