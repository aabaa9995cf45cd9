import { ButtonIcon, Checkbox, Text } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { memo, useId } from 'react';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import { modeOf } from './modes';
import { TableEditor } from './TableEditor';
import styles from './PreviewTables.module.css';

const number = new Intl.NumberFormat();

/** What identifies a row: a key, somebody's word that there is none, or a decision that is open. */
const Key = ({ table }: { table: PreviewTable }) => {
  const t = useOnboardingTexts();
  if (table.primaryKey.length > 0) return <>{table.primaryKey.join(', ')}</>;
  return table.keyless ? (
    <>{t('tables.keyless')}</>
  ) : (
    <span className={styles.missing}>▲ {t('tables.noKey')}</span>
  );
};

const Size = ({ table }: { table: PreviewTable }) => {
  const t = useOnboardingTexts();
  return typeof table.rows === 'number' ? (
    <>
      {t('tables.rows', {
        count: table.rows,
        number: number.format(table.rows),
      })}
    </>
  ) : (
    <>
      {t('tables.columns', {
        count: table.columns,
        number: number.format(table.columns),
      })}
    </>
  );
};

/** One table: in or out, its key and how it is loaded; opened, it can be changed. */
export const TableRow = memo(
  (props: {
    table: PreviewTable;
    /** In a list of which only a part is drawn. */
    position?: { place: number; of: number };
    isOpen: boolean;
    isChanged: boolean;
    onToggle(name: string): void;
    onChange(change: TableChange): void;
  }) => {
    const { table, position, isOpen, isChanged, onToggle, onChange } = props;
    const t = useOnboardingTexts();
    const editorId = useId();
    const { name, personalData = [] } = table;
    const isSelected = table.selected !== false;
    const mode = modeOf(table);
    return (
      <li
        className={`${styles.row} ${isSelected ? '' : styles.out}`}
        data-new={table.inDatabase === 'new' || undefined}
        aria-posinset={position?.place}
        aria-setsize={position?.of}
      >
        <div className={styles.head}>
          <div className={styles.name}>
            <Checkbox
              isSelected={isSelected}
              onChange={selected => onChange({ name, selected })}
              aria-label={t('tables.include', { name })}
            >
              {name}
            </Checkbox>
            {table.inDatabase === 'new' && (
              <Text className={styles.mark}>{t('drift.isNew')}</Text>
            )}
            {table.inDatabase === 'missing' && (
              <Text className={styles.mark}>{t('drift.isMissing')}</Text>
            )}
          </div>
          <Text color="secondary" className={styles.size}>
            <Size table={table} />
          </Text>
          <Text className={styles.key}>
            <Key table={table} />
          </Text>
          <Text className={styles.load}>
            {mode ? t(`tables.modes.${mode}`) : table.loadMode}
            {table.cursor && ` ${t('tables.cursor', { cursor: table.cursor })}`}
            {isChanged && (
              <Text color="secondary"> · {t('tables.changed')}</Text>
            )}
          </Text>
          <Text className={styles.personal} color="secondary">
            {personalData.length > 0 &&
              t('tables.personal', {
                count: personalData.length,
                number: String(personalData.length),
              })}
          </Text>
          <ButtonIcon
            className={styles.change}
            size="small"
            variant="tertiary"
            icon={isOpen ? <RiArrowUpSLine /> : <RiArrowDownSLine />}
            aria-label={t('tables.change', { name })}
            aria-expanded={isOpen}
            aria-controls={editorId}
            onPress={() => onToggle(name)}
          />
        </div>
        <div id={editorId}>
          {isOpen && (
            <TableEditor
              table={table}
              onChange={part => onChange({ ...part, name })}
            />
          )}
        </div>
      </li>
    );
  },
);
TableRow.displayName = 'TableRow';
