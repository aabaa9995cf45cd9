import { useApi } from '@backstage/core-plugin-api';
import { Skeleton } from '@backstage/ui';
import { useCallback } from 'react';
import { lakehouseApiRef } from '../../api';
import { PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { OnboardForm } from './OnboardForm';

/** The form for a source that is there: it starts from its contract. */
export const ChangeForm = ({ source }: { source: string }) => {
  const api = useApi(lakehouseApiRef);
  const { value, error, reload } = useLoad(
    `source ${source}`,
    signal => api.getSource(source, { signal }),
    { forget: true },
  );
  const restart = useCallback(() => api.getSource(source), [api, source]);
  if (value?.name === source) {
    return (
      <OnboardForm
        key={source}
        source={source}
        start={value}
        restart={restart}
      />
    );
  }
  return error ? (
    <PanelError error={error} onRetry={reload} />
  ) : (
    <Skeleton width="100%" height={240} />
  );
};
