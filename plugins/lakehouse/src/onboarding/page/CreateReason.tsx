import { Text } from '@backstage/ui';
import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Loaded } from '../../hooks/useLoad';
import { useOnboardingTexts } from '../translation';

/** Why creating has to wait, or what it will do. */
export const CreateReason = (props: {
  id: string;
  preview: Loaded<SourcePreview | undefined>;
  /** False in an app without a scaffolder. */
  isPossible: boolean;
  /** Nothing of the repository would be changed. */
  isNothing: boolean;
}) => {
  const t = useOnboardingTexts();
  const { value, loading } = props.preview;
  const errors = (value?.findings ?? []).filter(
    ({ severity }) => severity === 'error',
  );
  const text = () => {
    if (!props.isPossible) return t('page.noScaffolder');
    if (loading) return t('review.waiting');
    if (!value) return t('page.noData');
    if (props.isNothing) return t('change.nothing');
    if (value.ok) return t('page.ready');
    const [{ message } = { message: '' }] = errors;
    return errors.length > 1
      ? t('page.waitsMore', { message, number: String(errors.length - 1) })
      : t('page.waits', { message });
  };
  return (
    <Text id={props.id} color="secondary" aria-live="polite">
      {text()}
    </Text>
  );
};
