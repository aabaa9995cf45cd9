import {
  fieldsAt,
  type SchemaHistory,
  type TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useMemo } from 'react';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { changesByField } from '../../../lib/schemaChanges';

/** Which version of the schema is shown; lives in the address as its number, counted from the oldest that ever was. */
export function useSchemaState(
  table: TableDetail,
  history: SchemaHistory | undefined,
) {
  const [params, change] = useQueryParams();
  const { versions, omitted } = history ?? { versions: [], omitted: 0 };
  const newest = versions.length - 1;
  const asked = Number(params.get('version') ?? NaN) - omitted - 1;
  const index = versions[asked] ? asked : newest;
  const shown = useMemo(
    () => ({
      fields: history
        ? fieldsAt(table.fields, history.versions, index)
        : table.fields,
      marks: changesByField(history?.versions[index]?.changes ?? []),
    }),
    [table.fields, history, index],
  );
  const show = (next: number) =>
    change(
      { version: next === newest ? null : next + omitted + 1 },
      { replace: true },
    );
  // The current version is marked only when it is asked for: else every page would show its last change as news.
  const explicit = params.has('version');
  return { ...shown, index, show, explicit };
}
