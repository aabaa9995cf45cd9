import { Checkbox, Select, Text } from '@backstage/ui';
import type { PreviewTable } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { TableChange } from '../spec';
import { useOnboardingTexts } from '../translation';
import { modeOf } from './modes';
import styles from './PreviewTables.module.css';
import { ReadingAnswers } from './ReadingAnswers';
import { Why } from './Why';

const NO_CURSOR = ' ';

const asOptions = (names: string[]) =>
  names.map(name => ({ value: name, label: name }));

interface EditorProps {
  table: PreviewTable;
  onChange(part: Omit<TableChange, 'name'>): void;
}

/** Several columns, in the order of the table, whatever the order of the clicks. */
const Columns = (props: {
  label: string;
  columns: string[];
  value: string[];
  onChange(columns: string[]): void;
}) => (
  <Select
    label={props.label}
    selectionMode="multiple"
    searchable
    options={asOptions(props.columns)}
    value={props.value}
    onChange={chosen =>
      props.onChange(props.columns.filter(name => chosen.includes(name)))
    }
  />
);

const Load = ({ table, onChange }: EditorProps) => {
  const t = useOnboardingTexts();
  return (
    <>
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
            ...asOptions(table.columnNames ?? []),
          ]}
          value={table.cursor ?? NO_CURSOR}
          onChange={cursor =>
            onChange({ cursor: cursor === NO_CURSOR ? null : String(cursor) })
          }
        />
      )}
    </>
  );
};

/** Key, load mode, cursor and personal data of a table, and why they were inferred. */
export const TableEditor = ({ table, onChange }: EditorProps) => {
  const t = useOnboardingTexts();
  const columns = table.columnNames ?? [];
  const hasKey = table.primaryKey.length > 0;
  return (
    <div className={styles.editor}>
      {table.decision && (
        <Text weight="bold" className={styles.wide}>
          ▲ {table.decision}
        </Text>
      )}
      <Columns
        label={t('tables.key')}
        columns={columns}
        value={table.primaryKey}
        onChange={primaryKey => onChange({ primaryKey })}
      />
      <Load table={table} onChange={onChange} />
      <ReadingAnswers table={table} onChange={onChange} />
      <Columns
        label={t('tables.personalLabel')}
        columns={columns}
        value={table.personalData ?? []}
        onChange={personalData => onChange({ personalData })}
      />
      {!hasKey && (
        <div className={styles.wide}>
          <Checkbox
            isSelected={Boolean(table.keyless)}
            onChange={keyless => onChange({ keyless })}
          >
            {t('tables.keylessLabel')}
          </Checkbox>
        </div>
      )}
      <Why inferences={table.inferences} />
    </div>
  );
};
