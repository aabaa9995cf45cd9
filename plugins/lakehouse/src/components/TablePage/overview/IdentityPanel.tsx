import type { TableEvent } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { Facts, Panel, RelativeTime } from '../../shared';
import type { TabProps } from '../tabProps';

const Event = ({ event }: { event: TableEvent }) => {
  const t = useTexts();
  const { from, by } = event.detail;
  return (
    <li>
      {t(`table.identity.event.${event.event}`, { from: String(from ?? '') })}
      {by ? ` ${t('table.identity.by', { who: String(by) })}` : ''},{' '}
      <RelativeTime at={event.at} />
    </li>
  );
};

/** Which of the tables of this name it is, what it was called, and what happened to it beside commits. */
export const IdentityPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const { generation = 1, firstSeenAt, history = [] } = table;
  const names = history
    .filter(({ event }) => event === 'renamed')
    .map(({ detail }) => String(detail.from ?? ''))
    .join(', ');
  return (
    <Panel title={t('table.identity.title')}>
      <Facts
        facts={[
          [
            t('table.identity.generation'),
            generation > 1
              ? t('table.identity.generationOther', {
                  number: formatCount(generation),
                })
              : t('table.identity.generationFirst'),
          ],
          [
            t('table.identity.firstSeen'),
            firstSeenAt ? (
              <RelativeTime key="seen" at={firstSeenAt} />
            ) : (
              t('table.identity.firstSeenUnknown')
            ),
          ],
          [t('table.identity.earlierNames'), names || null],
          [
            t('table.identity.history'),
            history.length > 0 ? (
              <ul key="history">
                {history.map(event => (
                  <Event key={`${event.at} ${event.event}`} event={event} />
                ))}
              </ul>
            ) : null,
          ],
        ]}
      />
    </Panel>
  );
};
