import { useApi } from '@backstage/core-plugin-api';
import { Flex, Skeleton, Text } from '@backstage/ui';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import { useTexts } from '../../../hooks/useTexts';
import { formatExactTime } from '../../../lib/units';
import { Panel, PanelError } from '../../shared';
import type { TabProps } from '../tabProps';
import { LayoutPanel } from './LayoutPanel';
import { SchemaTree } from './SchemaTree';
import { useSchemaState } from './useSchemaState';
import { VersionPanel } from './VersionPanel';

/** When the distinct values of columns were counted, where somebody has. */
const Counted = ({ table: { statistics } }: TabProps) => {
  const t = useTexts();
  if (!statistics) return null;
  const { snapshotId: id, at } = statistics;
  return (
    <Text as="p" color="secondary" variant="body-small">
      {t('table.schema.counted', { id, time: formatExactTime(at) })}
    </Text>
  );
};

/** The columns of the table now and at any version, and how it is laid out on disk. */
export const SchemaTab = ({ table }: TabProps) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const { ref, metadataLocation } = table;
  const loaded = useLoad(`${ref} ${metadataLocation}`, signal =>
    api.getSchemaHistory(ref, { signal }),
  );
  // What belongs to other metadata does not fit these columns.
  const history = loaded.stale ? undefined : loaded.value;
  const state = useSchemaState(table, history);
  return (
    <Flex direction="column" gap="4">
      <LayoutPanel table={table} />
      {loaded.error && (
        <PanelError error={loaded.error} onRetry={loaded.reload} />
      )}
      {!history && !loaded.error && <Skeleton width="100%" height="9rem" />}
      {history && history.versions.length > 0 && (
        <VersionPanel
          history={history}
          index={state.index}
          onShow={state.show}
        />
      )}
      <Panel title={t('table.schema.tree')}>
        <Counted table={table} />
        {state.fields.length > 0 ? (
          <SchemaTree
            fields={state.fields}
            marks={state.explicit ? state.marks : undefined}
          />
        ) : (
          <Text as="p" color="secondary">
            {t('table.schema.none')}
          </Text>
        )}
      </Panel>
    </Flex>
  );
};
