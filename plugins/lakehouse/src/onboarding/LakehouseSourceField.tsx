import { Flex } from '@backstage/ui';
import { useCallback, useRef } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Scope } from '../components/shared';
import { PreviewTables } from './answers/PreviewTables';
import { WhereSection } from './answers/WhereSection';
import { WhoSection } from './answers/WhoSection';
import { ReviewSection } from './review/ReviewSection';
import styles from './LakehouseSourceField.module.css';
import { type SourceAnswers, toSpec } from './spec';
import { usePreview } from './usePreview';

/**
 * The answers, and a way to change some of them. Two changes before the form has drawn itself again must not undo each other, so the
 * newest answers are kept at hand.
 */
function useAnswers(
  formData: SourceAnswers | undefined,
  onChange: (answers: SourceAnswers) => void,
) {
  const newest = useRef<SourceAnswers>(formData ?? {});
  newest.current = formData ?? {};
  const change = useCallback(
    (update: (answers: SourceAnswers) => SourceAnswers) => {
      newest.current = toSpec(update(newest.current));
      onChange(newest.current);
    },
    [onChange],
  );
  return { answers: formData ?? {}, change };
}

/** Everything that onboarding a source asks, in one field: one value, one preview, no state that could be lost on the way. */
export const LakehouseSourceField = (
  props: FieldExtensionComponentProps<SourceAnswers>,
) => {
  const { answers, change } = useAnswers(props.formData, props.onChange);
  const preview = usePreview(answers);
  const findings = preview.value?.findings ?? [];
  return (
    <Scope>
      <Flex direction="column" gap="6" className={styles.form}>
        <WhereSection answers={answers} change={change} findings={findings} />
        <PreviewTables
          answers={answers}
          change={change}
          tables={preview.value?.tables ?? []}
          findings={findings}
        />
        <WhoSection answers={answers} change={change} findings={findings} />
        <ReviewSection preview={preview} />
      </Flex>
    </Scope>
  );
};
