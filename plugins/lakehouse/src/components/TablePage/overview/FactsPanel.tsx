import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useTableHref } from '../../../hooks/useTableHref';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { CopyIcon, Facts, Panel, RelativeTime } from '../../shared';
import type { TabProps } from '../tabProps';

const Copied = ({ text, what }: { text: string; what: string }) => (
  <>
    <code>{text}</code>
    <CopyIcon text={text} what={what} />
  </>
);

/** Where the table lies and what it is called. */
export const FactsPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const tableHref = useTableHref();
  const copied = (label: string, text: string | null): [string, ReactNode] => [
    label,
    text ? <Copied key={label} text={text} what={label} /> : null,
  ];
  return (
    <Panel title={t('table.facts.title')}>
      <Facts
        facts={[
          copied(t('table.facts.reference'), table.ref),
          copied(t('table.facts.location'), table.location),
          copied(t('table.facts.metadata'), table.metadataLocation),
          copied(t('table.facts.uuid'), table.tableUuid),
          [
            t('table.facts.partitioning'),
            table.partitionText ?? t('table.schema.notPartitioned'),
          ],
          [
            t('table.facts.snapshots'),
            <Link key="snapshots" href={tableHref(table.ref, 'snapshots')}>
              {formatCount(table.snapshots)}
            </Link>,
          ],
          [
            t('table.facts.lastSeen'),
            <RelativeTime key="seen" at={table.lastSeenAt} />,
          ],
        ]}
      />
    </Panel>
  );
};
