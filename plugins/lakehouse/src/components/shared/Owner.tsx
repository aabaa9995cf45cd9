import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import type { TableOwner } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../hooks/useTexts';

/** Who answers for a table; nobody is a defect, and says how to mend it. */
export const Owner = ({ owner }: { owner: Pick<TableOwner, 'ref'> }) => {
  const t = useTexts();
  if (owner.ref) {
    return <EntityRefLink entityRef={owner.ref} defaultKind="group" hideIcon />;
  }
  return (
    <Text color="secondary" title={t('owner.noneHint')}>
      <em>{t('owner.none')}</em>
    </Text>
  );
};
