import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import {
  lakehouseCatalogRefreshPermission,
  type TableRefresh,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { lakehouseApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useTexts } from '../../hooks/useTexts';
import { problemOf } from '../../lib/problem';

/** Looks at the table now and says what came of it; absent for those who may not. */
export const RefreshButton = (props: {
  tableRef: string;
  /** What is shown of the table is out of date. */
  onChanged: () => void;
}) => {
  const t = useTexts();
  const api = useApi(lakehouseApiRef);
  const { allowed } = usePermission({
    permission: lakehouseCatalogRefreshPermission,
  });
  const [outcome, setOutcome] = useState<TableRefresh['outcome']>();
  const { run, pending, error } = useAction(
    async () => {
      setOutcome(undefined);
      const answer = await api.refreshTable(props.tableRef);
      setOutcome(answer.outcome);
      if (answer.outcome !== 'unchanged') props.onChanged();
    },
    () => {},
  );
  if (!allowed) return null;
  return (
    <>
      <Text as="p" role="status" color="secondary" variant="body-small">
        {error && t('table.refresh.failed', { why: problemOf(error).message })}
        {!error && outcome && t(`table.refresh.outcome.${outcome}`)}
      </Text>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiRefreshLine />}
        isPending={pending}
        onPress={() => run()}
      >
        {t('table.refresh.now')}
      </Button>
    </>
  );
};
