import { Button } from '@backstage/ui';
import type { RunPage } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import type { usePages } from '../../hooks/usePages';
import { useTexts } from '../../hooks/useTexts';
import { Empty } from '../shared';
import { DataTable } from './DataTable';
import { LoadedPanel } from './LoadedPanel';
import { RunRow } from './RunRow';

/** The last runs; each opens to its outcome per namespace. */
export const RunsPanel = (props: {
  runs: ReturnType<typeof usePages<RunPage>>;
}) => {
  const t = useTexts();
  const [open, setOpen] = useState<string>();
  const { runs } = props;
  const text = (key: 'catalog' | 'started' | 'took' | 'outcome') => ({
    label: t(`admin.runs.${key}`),
  });
  const number = (
    key: 'listed' | 'read' | 'written' | 'missing' | 'removed',
  ) => ({ label: t(`admin.runs.${key}`), number: true });
  const heads = [
    text('catalog'),
    text('started'),
    text('took'),
    text('outcome'),
    { label: t('admin.runs.namespaces') },
    number('listed'),
    number('read'),
    number('written'),
    number('missing'),
    number('removed'),
  ];
  return (
    <LoadedPanel title={t('admin.runs.title')} loaded={runs}>
      {({ items, more }) =>
        items.length === 0 ? (
          <Empty title={t('admin.runs.none')} text={t('admin.runs.noneText')} />
        ) : (
          <>
            <DataTable label={t('admin.runs.title')} heads={heads}>
              {items.map(run => (
                <RunRow
                  key={run.id}
                  run={run}
                  columns={heads.length}
                  open={run.id === open}
                  onToggle={() => setOpen(run.id === open ? undefined : run.id)}
                />
              ))}
            </DataTable>
            {more && (
              <div>
                <Button variant="secondary" onPress={runs.showOlder}>
                  {t('admin.runs.older')}
                </Button>
              </div>
            )}
          </>
        )
      }
    </LoadedPanel>
  );
};
