import { Text } from '@backstage/ui';
import { ScrollBox } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import type { Vault } from './vault';
import styles from './VaultTables.module.css';

/** A hub that a link connects twice, or under another name, is told by its role. */
const member = ({ hub, role }: { hub: string; role: string }) =>
  hub === `hub_${role}` ? hub : `${hub} (${role})`;

const Rows = (props: { title: string; head: string[]; rows: string[][] }) => {
  const { title, head, rows } = props;
  if (rows.length === 0) return null;
  return (
    <ScrollBox label={title}>
      <table className={styles.table}>
        <caption>
          <Text weight="bold">
            {title} ({rows.length})
          </Text>
        </caption>
        <thead>
          <tr>
            {head.map(cell => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

/** The drawing as tables: every hub and link with its key, its satellites and where it comes from. */
export const VaultTables = ({ vault }: { vault: Vault }) => {
  const t = useOnboardingTexts();
  const satellites = (parent: string) =>
    vault.satellites
      .filter(satellite => satellite.parent === parent)
      .map(satellite => satellite.name)
      .join(', ');
  return (
    <>
      <Rows
        title={t('vault.hubs')}
        head={[t('vault.hubs'), t('vault.key'), t('vault.satellites')]}
        rows={vault.hubs.map(hub => [
          hub.name,
          hub.businessKey.join(', '),
          satellites(hub.name),
        ])}
      />
      <Rows
        title={t('vault.links')}
        head={[t('vault.links'), t('vault.connects'), t('vault.satellites')]}
        rows={vault.links.map(link => [
          link.name,
          link.hubs.map(member).join(', '),
          satellites(link.name),
        ])}
      />
    </>
  );
};
