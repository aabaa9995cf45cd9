import { useApi } from '@backstage/core-plugin-api';
import { Flex } from '@backstage/ui';
import { lakehouseApiRef } from '../../../api';
import { useLoad } from '../../../hooks/useLoad';
import type { TabProps } from '../tabProps';
import { FilesPanel } from './FilesPanel';
import { MaintenancePanel } from './MaintenancePanel';
import { OptimizerPanel } from './OptimizerPanel';
import { useFiles } from './useFiles';

/** What the table needs, and what it is made of. */
export const FilesTab = ({ table }: TabProps) => {
  const api = useApi(lakehouseApiRef);
  const { ref, metadataLocation } = table;
  const newest = useLoad(`${ref} ${metadataLocation}`, signal =>
    api.listSnapshots(ref, { limit: 50 }, { signal }),
  );
  const files = useFiles(ref);
  const current = newest.value?.items.find(
    ({ id }) => id === table.currentSnapshotId,
  );
  return (
    <Flex direction="column" gap="4">
      <MaintenancePanel
        table={table}
        summary={current?.summary}
        files={files.value?.files ?? undefined}
      />
      <FilesPanel files={files} />
      {files.value?.optimizers && (
        <OptimizerPanel report={files.value.optimizers} />
      )}
    </Flex>
  );
};
