import { Text } from '@backstage/ui';
import type {
  SchemaChange,
  SchemaField,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { useTexts } from '../../../hooks/useTexts';
import { fieldById, schemaRows } from '../../../lib/schemaRows';
import { LongTable } from '../../shared';
import { FieldFacts } from './FieldFacts';
import { FieldRow } from './FieldRow';
import { SchemaBar } from './SchemaBar';

/** Pixels; rows of wide tables have one height. */
const ROW_HEIGHT = 42;

/** Filter, opened fields and the picked one, kept in the address. */
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
  const picked = params.has('field') ? Number(params.get('field')) : null;
  const pick = (id: number | null) => change({ field: id });
  return { open, setOpen, filter, setFilter, picked, pick };
}

/** The columns as a tree; a plain table, since screen readers read it best. */
export const SchemaTree = (props: {
  fields: SchemaField[];
  /** Changes to mark, by field. */
  marks?: ReadonlyMap<number, SchemaChange[]>;
}) => {
  const t = useTexts();
  const { fields, marks } = props;
  const { open, setOpen, filter, setFilter, picked, pick } = useTreeState();
  const found = picked === null ? undefined : fieldById(fields, picked);
  const shown = new Set([...open, ...(found?.within ?? [])]);
  const rows = schemaRows(fields, shown, filter);
  const toggle = (id: number) => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <>
      <SchemaBar
        fields={fields}
        filter={filter}
        onFilter={setFilter}
        anyOpen={open.size > 0}
        onOpen={setOpen}
      />
      {found && <FieldFacts field={found.field} onClose={() => pick(null)} />}
      <LongTable
        label={t('table.schema.tree')}
        heads={[
          { label: t('table.schema.name') },
          { label: t('table.schema.type') },
          { label: t('table.schema.meaning') },
          { label: t('table.schema.classification') },
          { label: t('table.schema.tests') },
        ]}
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        focus={rows.findIndex(({ field }) => field.id === picked)}
        row={(index, attributes) => (
          <FieldRow
            key={rows[index].field.id}
            row={rows[index]}
            changes={marks?.get(rows[index].field.id)}
            picked={rows[index].field.id === picked}
            attributes={attributes}
            onToggle={() => toggle(rows[index].field.id)}
            onPick={() => pick(rows[index].field.id)}
          />
        )}
      />
      {rows.length === 0 && (
        <Text as="p" color="secondary">
          {t('table.schema.noMatch', { text: filter })}
        </Text>
      )}
    </>
  );
};
