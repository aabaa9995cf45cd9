import { useRouteRef } from '@backstage/core-plugin-api';
import {
  ButtonLink,
  Container,
  Header,
  Link,
  useBreakpoint,
} from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { lakehouseSourceCreatePermission } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useSearchParams } from 'react-router-dom';
import { Empty } from '../../components/shared';
import { useListHref } from '../../hooks/useTableHref';
import { driftRouteRef } from '../../routes';
import type { SourceAnswers } from '../spec';
import { useOnboardingTexts } from '../translation';
import { ChangeForm } from './ChangeForm';
import { OnboardForm } from './OnboardForm';
import { SourcePicker } from './SourcePicker';

const NO_ANSWERS: SourceAnswers = {};
const noAnswers = async () => NO_ANSWERS;

/**
 * Onboarding on a page of its own: the form of the template, with answers that are kept until the source is created. With `?source=` it
 * changes a source that is there.
 */
export const OnboardPage = () => {
  const t = useOnboardingTexts();
  const listHref = useListHref();
  const driftRoute = useRouteRef(driftRouteRef);
  // Beside the title, where there is room.
  const wide = useBreakpoint().up('md');
  const { allowed, loading } = usePermission({
    permission: lakehouseSourceCreatePermission,
  });
  const [params, setParams] = useSearchParams();
  const source = params.get('source') || undefined;
  return (
    <>
      <Header
        title={
          source ? t('change.pageTitle', { name: source }) : t('page.title')
        }
        customActions={
          <>
            {allowed && (
              <SourcePicker
                source={source}
                onChange={name => setParams(name ? { source: name } : {})}
              />
            )}
            {allowed && wide && (
              <ButtonLink href={driftRoute()} variant="secondary">
                {t('upkeep.link')}
              </ButtonLink>
            )}
            <ButtonLink href={listHref()} variant="secondary">
              {t('page.back')}
            </ButtonLink>
          </>
        }
      />
      <Container>
        {allowed && !wide && (
          <Link href={driftRoute()}>{t('upkeep.link')}</Link>
        )}
        {allowed && source && <ChangeForm source={source} />}
        {allowed && !source && (
          <OnboardForm start={NO_ANSWERS} restart={noAnswers} />
        )}
        {!allowed && !loading && (
          <Empty title={t('page.denied')} text={t('page.deniedHint')} />
        )}
      </Container>
    </>
  );
};
