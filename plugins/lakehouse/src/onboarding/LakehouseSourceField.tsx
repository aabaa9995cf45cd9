import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { SourceForm } from './SourceForm';
import { type SourceAnswers, toSpec } from './spec';
import { useAnswers } from './useAnswers';
import { usePreview } from './usePreview';

/** The form as one field of the scaffolder: one value, one preview, no state that could be lost on the way. */
export const LakehouseSourceField = (
  props: FieldExtensionComponentProps<SourceAnswers>,
) => {
  const { formData, onChange } = props;
  // A task keeps its answers for long: what belongs to a kind that was not chosen in the end does not go into it.
  const { answers, change } = useAnswers(formData, onChange, toSpec);
  const preview = usePreview(answers);
  return <SourceForm answers={answers} change={change} preview={preview} />;
};
