import { useApi } from '@backstage/core-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { lakehouseApiRef } from '../../api';
import { PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { FileContent } from '../review/FileContent';
import { useOnboardingTexts } from '../translation';
import { LastChange } from './EditedRow';
import styles from './Upkeep.module.css';

/** What people made of a file beside what would be generated, and who did it; asked for when somebody looks. */
export const EditedContent = ({ path }: { path: string }) => {
  const api = useApi(lakehouseApiRef);
  const t = useOnboardingTexts();
  const { value, error, reload } = useLoad(
    path,
    signal => api.getDriftedFile(path, { signal }),
    { forget: true },
  );
  if (error) return <PanelError error={error} onRetry={reload} />;
  if (!value) return <Skeleton width="100%" height={160} />;
  const { present, generated, lastChange } = value;
  return (
    <>
      <Text as="p" color="secondary">
        {lastChange ? (
          <LastChange change={lastChange} />
        ) : (
          t('upkeep.edited.unknown')
        )}
      </Text>
      {generated === undefined && (
        <Text as="p">{t('upkeep.edited.nothingGenerated')}</Text>
      )}
      {generated === present && <Text as="p">{t('upkeep.edited.same')}</Text>}
      <div className={styles.code}>
        <FileContent
          name={path}
          content={present ?? ''}
          oldContent={generated}
        />
      </div>
    </>
  );
};
