import { useApi } from '@backstage/core-plugin-api';
import { Select } from '@backstage/ui';
import { lakehouseApiRef } from '../../api';
import { useLoad } from '../../hooks/useLoad';
import { useOnboardingTexts } from '../translation';

const NEW = ' ';

/** Leads to the sources that are there, to change one; nothing is drawn while there is none. */
export const SourcePicker = (props: {
  source?: string;
  onChange(source: string | undefined): void;
}) => {
  const api = useApi(lakehouseApiRef);
  const t = useOnboardingTexts();
  const { value } = useLoad('sources', signal => api.listSources({ signal }));
  const sources = value?.items ?? [];
  if (sources.length === 0) return null;
  return (
    <Select
      aria-label={t('change.select')}
      placeholder={t('change.select')}
      searchable={sources.length > 10}
      options={[
        ...(props.source ? [{ value: NEW, label: t('change.new') }] : []),
        ...sources.map(({ name, problem }) => ({
          value: name,
          label: problem ? t('change.unusable', { name }) : name,
        })),
      ]}
      value={props.source ?? null}
      onChange={chosen =>
        props.onChange(
          chosen === NEW || chosen === null ? undefined : String(chosen),
        )
      }
    />
  );
};
