import { Alert } from '@backstage/ui';
import { useTexts } from '../../../hooks/useTexts';
import { problemOf } from '../../../lib/problem';
import { PanelError } from '../../shared';

/** Why a snapshot cannot be shown: most often it has expired. */
export const SnapshotProblem = (props: {
  id: string;
  error: Error;
  onRetry: () => void;
}) => {
  const t = useTexts();
  const { id, error, onRetry } = props;
  if (problemOf(error).name !== 'NotFoundError') {
    return <PanelError error={error} onRetry={onRetry} />;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('table.snapshots.notFound', { id })}
      description={t('table.snapshots.notFoundText')}
      mb="4"
    />
  );
};
