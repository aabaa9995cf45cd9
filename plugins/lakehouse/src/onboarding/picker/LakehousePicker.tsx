import { Combobox } from '@backstage/ui';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Scope } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { within, type PickerOptions } from './within';
import { useChoices } from './useChoices';

/**
 * A name that the platform has, such as a hub or a mart: chosen from what its repository holds, or typed. What cannot be listed can still be
 * typed; the template says what is wrong with a name.
 */
export const LakehousePicker = (
  props: FieldExtensionComponentProps<string, PickerOptions>,
) => {
  const { formData = '', formContext, onChange, uiSchema } = props;
  const { idSchema, schema, required, rawErrors = [] } = props;
  const t = useOnboardingTexts();
  const { query, missing } = within(
    uiSchema['ui:options'],
    (formContext?.formData ?? {}) as Record<string, unknown>,
  );
  const { value, error, loading } = useChoices(query, formData);
  const names = value?.names ?? [];
  const label = schema.title ?? query?.kind ?? '';
  const hint = () => {
    if (missing) return t('picker.missing', { what: missing });
    if (error) return t('picker.failed', { why: error.message });
    if (loading && !value) return t('picker.loading');
    if (value && names.length === 0) return t('picker.none');
    return value?.truncated ? t('picker.more') : '';
  };
  const description = [schema.description, hint()].filter(Boolean).join(' ');
  // Not by `search`, which leaves the options out of reach of the arrow keys; the types of Combobox leave these two out.
  const typed = {
    inputValue: formData,
    onInputChange: (text: string) => onChange(text === '' ? undefined : text),
  };
  // The form writes its errors below every field itself.
  return (
    <Scope>
      <Combobox
        id={idSchema?.$id}
        label={label}
        description={description}
        isRequired={required}
        isInvalid={rawErrors.length > 0}
        allowsCustomValue
        menuTrigger="input"
        options={names.map(name => ({ id: name, label: name }))}
        value={names.includes(formData) ? formData : null}
        onChange={chosen => {
          // Null is what was typed and is in no list: it is in the field already.
          if (chosen !== null) onChange(String(chosen));
        }}
        {...typed}
      />
    </Scope>
  );
};
