import { Button, SearchField, Text } from '@backstage/ui';
import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { useTexts } from '../../../hooks/useTexts';
import { parentIds, schemaRows } from '../../../lib/schemaRows';
import { ScrollBox } from '../../shared';
import { FieldRow } from './FieldRow';
import styles from './Schema.module.css';

/** Filter and opened fields, kept in the address. */
function useTreeState() {
  const [params, change] = useQueryParams();
  const open = new Set(params.getAll('open').map(Number));
  const setOpen = (ids: Iterable<number>) =>
    change({ open: [...ids].map(String) }, { replace: true });
  const [filter, showFilter] = useState(params.get('columns') ?? '');
  const setFilter = (text: string) => {
    showFilter(text);
    change({ columns: text }, { replace: true });
  };
  return { open, setOpen, filter, setFilter };
}

/** The columns as a tree; a plain table, since screen readers read it best. */
export const SchemaTree = ({ fields }: { fields: SchemaField[] }) => {
  const t = useTexts();
  const { open, setOpen, filter, setFilter } = useTreeState();
  const rows = schemaRows(fields, open, filter);
  const parents = parentIds(fields);
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.filter}>
          <SearchField
            size="small"
            aria-label={t('table.schema.filter')}
            placeholder={t('table.schema.filter')}
            value={filter}
            onChange={setFilter}
          />
        </div>
        {parents.length > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setOpen(open.size > 0 ? [] : parents)}
          >
            {open.size > 0
              ? t('table.schema.collapseAll')
              : t('table.schema.expandAll')}
          </Button>
        )}
      </div>
      <ScrollBox label={t('table.schema.tree')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.schema.name')}</th>
              <th scope="col">{t('table.schema.type')}</th>
              <th scope="col">{t('table.schema.meaning')}</th>
              <th scope="col">{t('table.schema.classification')}</th>
              <th scope="col">{t('table.schema.tests')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <FieldRow
                key={row.field.id}
                row={row}
                onToggle={() => toggle(row.field.id)}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length === 0 && (
        <Text as="p" color="secondary">
          {t('table.schema.noMatch', { text: filter })}
        </Text>
      )}
    </>
  );
};
