import { Alert, Button } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { problemOf } from '../../lib/problem';

/** What went wrong in one part of a page; the rest of the page stays. */
export const PanelError = ({
  error,
  onRetry,
}: {
  error: Error;
  onRetry: () => void;
}) => {
  const t = useTexts();
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={t('error.title')}
      description={problemOf(error).message}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('error.retry')}
        </Button>
      }
    />
  );
};
