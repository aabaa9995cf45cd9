import { Flex, Text } from '@backstage/ui';
import { useOnboardingTexts } from '../translation';
import type { Vault } from './vault';
import { VaultDiagram } from './VaultDiagram';
import { VaultTables } from './VaultTables';

/** The vault that the source becomes: drawn, and the same as tables. */
export const VaultPane = ({ vault }: { vault: Vault | null }) => {
  const t = useOnboardingTexts();
  if (!vault || vault.hubs.length === 0) {
    return <Text color="secondary">{t('vault.none')}</Text>;
  }
  return (
    <Flex direction="column" gap="4">
      <VaultDiagram vault={vault} />
      <VaultTables vault={vault} />
    </Flex>
  );
};
