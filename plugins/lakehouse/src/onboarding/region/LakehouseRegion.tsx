import { Select, Skeleton, TextField } from '@backstage/ui';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useEffect } from 'react';
import { Scope } from '../../components/shared';
import { useDefaults } from '../answers/useDefaults';
import { useOnboardingTexts } from '../translation';

/**
 * The AWS region of a platform: chosen among those that the organisation allows, given where it allows one, and typed where it has no rule.
 * The task that makes the platform checks it again.
 */
export const LakehouseRegion = (
  props: FieldExtensionComponentProps<string>,
) => {
  const { formData = '', onChange, idSchema, schema, rawErrors = [] } = props;
  const t = useOnboardingTexts();
  const defaults = useDefaults();
  const regions = defaults?.regions;
  const only = regions?.length === 1 ? regions[0] : undefined;
  const isOpen = props.formData === undefined && regions !== undefined;
  useEffect(() => {
    if (only !== undefined && formData !== only) onChange(only);
    // Forms validate only what has a value.
    else if (isOpen) onChange('');
  }, [only, isOpen, formData, onChange]);

  const shared = {
    id: idSchema?.$id,
    label: schema.title ?? t('region.label'),
    isInvalid: rawErrors.length > 0,
  };
  const field = () => {
    if (!defaults) return <Skeleton width="100%" height={64} />;
    if (regions && only === undefined) {
      return (
        <Select
          {...shared}
          description={t('region.allowed')}
          isRequired
          options={regions.map(one => ({ value: one, label: one }))}
          value={regions.includes(formData) ? formData : null}
          onChange={chosen => onChange(String(chosen))}
        />
      );
    }
    return (
      <TextField
        {...shared}
        description={only ? t('region.only') : schema.description}
        isReadOnly={only !== undefined}
        value={only ?? formData}
        onChange={text => onChange(text.trim() || undefined)}
      />
    );
  };
  // The form writes its errors below every field itself.
  return <Scope>{field()}</Scope>;
};
