import { Button, Flex } from '@backstage/ui';
import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { toCsv } from '../../../lib/csv';
import { parentIds, schemaRows } from '../../../lib/schemaRows';
import { CopyButton, FilterField } from '../../shared';
import styles from './Schema.module.css';

/** All fields, nested ones by their path. */
function columnsCsv(fields: SchemaField[]): string {
  const all = schemaRows(fields, new Set(parentIds(fields)));
  return toCsv([
    ['id', 'path', 'type', 'required', 'doc'],
    ...all.map(({ field: { id, path, type, required, doc } }) => [
      id,
      path,
      type,
      String(required),
      doc,
    ]),
  ]);
}

/** Filter, expand all and copy. */
export const SchemaBar = (props: {
  fields: SchemaField[];
  filter: string;
  onFilter: (text: string) => void;
  anyOpen: boolean;
  onOpen: (ids: number[]) => void;
}) => {
  const t = useTexts();
  const { fields, filter, onFilter, anyOpen, onOpen } = props;
  const parents = parentIds(fields);
  return (
    <div className={styles.bar}>
      <div className={styles.filter}>
        <FilterField
          label={t('table.schema.filter')}
          value={filter}
          onChange={onFilter}
        />
      </div>
      <Flex gap="2">
        {parents.length > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => onOpen(anyOpen ? [] : parents)}
          >
            {anyOpen
              ? t('table.schema.collapseAll')
              : t('table.schema.expandAll')}
          </Button>
        )}
        <CopyButton
          text={columnsCsv(fields)}
          label={t('table.schema.copyCsv')}
        />
      </Flex>
    </div>
  );
};
