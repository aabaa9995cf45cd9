import { Link, Text } from '@backstage/ui';
import { useListHref } from '../../hooks/useTableHref';
import { useTexts } from '../../hooks/useTexts';
import { statusKind } from '../../lib/status';
import { CopyButton, Owner, Status } from '../shared';
import { RefreshButton } from './RefreshButton';
import type { TabProps } from './tabProps';
import styles from './TableHeader.module.css';

const Path = ({ table }: TabProps) => {
  const t = useTexts();
  const listHref = useListHref();
  const { catalog, namespace } = table;
  return (
    <nav className={styles.path} aria-label={t('table.facts.reference')}>
      <Link href={listHref()}>{t('table.back')}</Link>
      <span aria-hidden="true">›</span>
      <Link href={listHref({ catalog })}>{catalog}</Link>
      <span aria-hidden="true">›</span>
      <span>{namespace}</span>
    </nav>
  );
};

/** Name, verdict, layer, owner and version of a table. */
export const TableHeader = ({
  table,
  onChanged,
}: TabProps & { onChanged: () => void }) => {
  const t = useTexts();
  const { name, description, grain, formatVersion } = table;
  return (
    <header className={styles.header}>
      <Path table={table} />
      <div className={styles.titleLine}>
        <Text
          as="h2"
          variant="title-small"
          weight="bold"
          className={styles.title}
        >
          {name}
        </Text>
        <div className={styles.actions}>
          <RefreshButton
            key={table.ref}
            tableRef={table.ref}
            onChanged={onChanged}
          />
          <CopyButton text={table.ref} label={t('table.copyRef')} />
        </div>
      </div>
      <ul className={styles.facts}>
        <li>
          <Status kind={statusKind(table)} />
        </li>
        <li>
          <span>{t(`layer.${table.layer}`)}</span>
        </li>
        <li>
          <Owner owner={table.owner} />
        </li>
        {formatVersion && (
          <li>
            <span title={t('table.formatHint')}>
              {t('table.format', { version: String(formatVersion) })}
            </span>
          </li>
        )}
      </ul>
      {/* Comes from the table itself, so it is shown as text and never as markup. */}
      {(description || grain) && (
        <Text as="p" color="secondary">
          {[description, grain].filter(Boolean).join(' ')}
        </Text>
      )}
    </header>
  );
};
