import { ButtonIcon, Checkbox, Text } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowUpSLine } from '@remixicon/react';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useId, useState } from 'react';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import { modeOf } from './modes';
import { TableEditor } from './TableEditor';
import styles from './PreviewTables.module.css';

const number = new Intl.NumberFormat();
/** One table: in or out, its key and how it is loaded; opened, it can be changed. */
export const TableRow = (props: {
  table: PreviewTable;
  touched?: boolean;
  onChange(part: Omit<TableChange, 'name'>): void;
}) => {
  const { table, touched, onChange } = props;
  const t = useOnboardingTexts();
  const [open, setOpen] = useState(false);
  const editorId = useId();
  const selected = table.selected !== false;
  const mode = modeOf(table);
  return (
    <li className={`${styles.row} ${selected ? '' : styles.out}`}>
      <div className={styles.head}>
        <div className={styles.name}>
          <Checkbox
            isSelected={selected}
            onChange={isSelected => onChange({ selected: isSelected })}
            aria-label={t('tables.include', { name: table.name })}
          >
            {table.name}
          </Checkbox>
        </div>
        <Text color="secondary" className={styles.size}>
          {typeof table.rows === 'number'
            ? t('tables.rows', {
                count: table.rows,
                number: number.format(table.rows),
              })
            : t('tables.columns', {
                count: table.columns,
                number: number.format(table.columns),
              })}
        </Text>
        <Text className={styles.key}>
          {table.primaryKey.length > 0 ? (
            table.primaryKey.join(', ')
          ) : (
            <span className={styles.missing}>▲ {t('tables.noKey')}</span>
          )}
        </Text>
        <Text className={styles.load}>
          {mode ? t(`tables.modes.${mode}`) : table.loadMode}
          {table.cursor && ` ${t('tables.cursor', { cursor: table.cursor })}`}
          {touched && <Text color="secondary"> · {t('tables.changed')}</Text>}
        </Text>
        <ButtonIcon
          className={styles.change}
          size="small"
          variant="tertiary"
          icon={open ? <RiArrowUpSLine /> : <RiArrowDownSLine />}
          aria-label={t('tables.change', { name: table.name })}
          aria-expanded={open}
          aria-controls={editorId}
          onPress={() => setOpen(!open)}
        />
      </div>
      <div id={editorId}>
        {open && <TableEditor table={table} onChange={onChange} />}
      </div>
    </li>
  );
};
