import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ButtonLink,
  Container,
  Header,
  Link,
  Skeleton,
  Text,
  useBreakpoint,
} from '@backstage/ui';
import { lakehouseSourceCreatePermission } from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../api';
import { Empty, PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { onboardRouteRef } from '../../routes';
import { Findings } from '../answers/Findings';
import { useOnboardingTexts } from '../translation';
import { EditedPanel } from './EditedPanel';
import { PendingPanel } from './PendingPanel';
import styles from './Upkeep.module.css';
import { VersionPanel } from './VersionPanel';

const Panels = () => {
  const api = useApi(lakehouseApiRef);
  const t = useOnboardingTexts();
  const { value, error, reload } = useLoad('platform drift', signal =>
    api.getPlatformDrift({ signal }),
  );
  return (
    <div className={styles.stack}>
      {error && <PanelError error={error} onRetry={reload} />}
      {!value && !error && <Skeleton width="100%" height={320} />}
      {value && (
        <>
          <Findings findings={value.findings} />
          <VersionPanel drift={value} />
          <EditedPanel files={value.edited} />
          <PendingPanel drift={value} />
          {value.truncated && (
            <Text color="secondary">{t('upkeep.truncated')}</Text>
          )}
        </>
      )}
    </div>
  );
};

/** What differs between the platform repository and what its contracts and the generator make of it. */
export const DriftPage = () => {
  const t = useOnboardingTexts();
  const onboard = useRouteRef(onboardRouteRef);
  // Beside the title, where there is room for both.
  const wide = useBreakpoint().up('md');
  const { allowed, loading } = usePermission({
    permission: lakehouseSourceCreatePermission,
  });
  return (
    <>
      <Header
        title={t('upkeep.title')}
        customActions={
          wide && (
            <ButtonLink href={onboard()} variant="secondary">
              {t('upkeep.back')}
            </ButtonLink>
          )
        }
      />
      <Container>
        {!wide && (
          <p className={styles.back}>
            <Link href={onboard()}>{t('upkeep.back')}</Link>
          </p>
        )}
        {allowed && <Panels />}
        {!allowed && !loading && (
          <Empty title={t('page.denied')} text={t('page.deniedHint')} />
        )}
      </Container>
    </>
  );
};
