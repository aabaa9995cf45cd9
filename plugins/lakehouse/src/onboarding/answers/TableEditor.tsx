import { Select } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import { modeOf } from './modes';
import styles from './PreviewTables.module.css';

const NO_CURSOR = ' ';

const asOptions = (names: string[]) =>
  names.map(name => ({ value: name, label: name }));

/** Key, load mode and cursor of a table, and why they were inferred. */
export const TableEditor = (props: {
  table: PreviewTable;
  onChange(part: Omit<TableChange, 'name'>): void;
}) => {
  const { table, onChange } = props;
  const t = useOnboardingTexts();
  const columns = table.columnNames ?? [];
  return (
    <div className={styles.editor}>
      <Select
        label={t('tables.key')}
        selectionMode="multiple"
        options={asOptions(columns)}
        value={table.primaryKey}
        onChange={keys =>
          // In the order of the table, whatever the order of the clicks.
          onChange({ primaryKey: columns.filter(name => keys.includes(name)) })
        }
      />
      <Select
        label={t('tables.load')}
        options={(['full', 'incremental', 'append'] as const).map(mode => ({
          value: mode,
          label: t(`tables.modes.${mode}`),
        }))}
        value={modeOf(table) ?? null}
        onChange={mode =>
          onChange({ loadMode: mode as TableChange['loadMode'] })
        }
      />
      {table.loadMode !== 'full' && (
        <Select
          label={t('tables.cursorLabel')}
          options={[
            { value: NO_CURSOR, label: t('tables.noCursor') },
            ...asOptions(columns),
          ]}
          value={table.cursor ?? NO_CURSOR}
          onChange={cursor =>
            onChange({ cursor: cursor === NO_CURSOR ? null : String(cursor) })
          }
        />
      )}
      {table.inferences.length > 0 && (
        <ul className={styles.why} aria-label={t('tables.why')}>
          {table.inferences.map(({ reason }) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
