import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
  Flex,
} from '@backstage/ui';
import type { SnapshotItem } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { CopyButton, ExactTime, Facts, Panel } from '../../shared';
import { EngineTexts } from '../queries/EngineTexts';
import type { TabProps } from '../tabProps';

/** What is known of one snapshot, and how to read the table as it was then. */
export const PickedSnapshot = (
  props: TabProps & { snapshot: SnapshotItem; onClose: () => void },
) => {
  const t = useTexts();
  const { table, snapshot, onClose } = props;
  const { id, at, summary, writtenBy } = snapshot;
  const tag = table.refs.find(
    ref => ref.type === 'tag' && ref.snapshotId === id,
  )?.name;
  return (
    <Panel
      title={t('table.snapshots.picked', { id })}
      action={
        <Flex gap="2">
          <CopyButton
            text={id}
            label={t('copy.what', { what: t('table.snapshots.copyId') })}
          />
          <Button size="small" variant="tertiary" onPress={onClose}>
            {t('table.snapshots.close')}
          </Button>
        </Flex>
      }
    >
      <Flex direction="column" gap="4">
        <Facts
          facts={[
            [t('table.snapshots.time'), <ExactTime key="at" at={at} />],
            [t('table.snapshots.writer'), writtenBy ?? null],
          ]}
        />
        <EngineTexts
          table={table}
          snapshot={{ id, at, tag }}
          intents={['asOfSnapshot', 'asOfTag', 'asOfTime']}
        />
        <Accordion>
          <AccordionTrigger title={t('table.snapshots.summary')} />
          <AccordionPanel>
            <Facts facts={Object.entries(summary)} />
          </AccordionPanel>
        </Accordion>
      </Flex>
    </Panel>
  );
};
