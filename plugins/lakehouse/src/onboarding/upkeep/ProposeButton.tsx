import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Text } from '@backstage/ui';
import { TEMPLATE_UPGRADE_PLATFORM } from '@lakehouse/backstage-plugin-lakehouse-common';
import { templateRouteRef } from '../../routes';
import { useOnboardingTexts } from '../translation';

const [namespace, templateName] =
  TEMPLATE_UPGRADE_PLATFORM.split(':')[1].split('/');

/** Leads to the template that generates the platform again. */
export const ProposeButton = ({ label }: { label: string }) => {
  const t = useOnboardingTexts();
  const template = useRouteRef(templateRouteRef);
  return template ? (
    <ButtonLink variant="primary" href={template({ namespace, templateName })}>
      {label}
    </ButtonLink>
  ) : (
    <Text color="secondary">{t('upkeep.noScaffolder')}</Text>
  );
};
