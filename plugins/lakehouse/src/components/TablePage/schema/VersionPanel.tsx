import { Button, Flex, Text } from '@backstage/ui';
import type { SchemaHistory } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useId } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount, formatExactTime } from '../../../lib/units';
import { Panel } from '../../shared';
import { ChangeList } from './ChangeList';
import styles from './Versions.module.css';

/** The versions of the schema on a slider, with what made the chosen one out of the one before. */
export const VersionPanel = (props: {
  history: SchemaHistory;
  index: number;
  onShow: (index: number) => void;
}) => {
  const t = useTexts();
  const id = useId();
  const { history, index, onShow } = props;
  const { versions, omitted } = history;
  const { at, snapshotId, earlier, changes } = versions[index];
  const newest = versions.length - 1;
  const number = t('table.schema.versionOf', {
    number: formatCount(omitted + index + 1),
    total: formatCount(omitted + versions.length),
  });
  const since =
    at && snapshotId
      ? t(earlier ? 'table.schema.sinceEarlier' : 'table.schema.since', {
          id: snapshotId,
          time: formatExactTime(at),
        })
      : t('table.schema.sinceUnknown');
  const text = [number, index === newest && t('table.schema.current'), since]
    .filter(Boolean)
    .join(', ');
  return (
    <Panel title={t('table.schema.history')}>
      {newest === 0 ? (
        <Text as="p" color="secondary">
          {t('table.schema.onlyVersion')}
        </Text>
      ) : (
        <div className={styles.bar}>
          <label htmlFor={id}>{t('table.schema.version')}</label>
          <input
            id={id}
            className={styles.slider}
            type="range"
            min={0}
            max={newest}
            value={index}
            aria-valuetext={text}
            onChange={event => onShow(Number(event.target.value))}
          />
          <Flex gap="1">
            <Button
              size="small"
              variant="tertiary"
              isDisabled={index === 0}
              onPress={() => onShow(index - 1)}
            >
              {t('table.schema.previous')}
            </Button>
            <Button
              size="small"
              variant="tertiary"
              isDisabled={index === newest}
              onPress={() => onShow(index + 1)}
            >
              {t('table.schema.next')}
            </Button>
          </Flex>
        </div>
      )}
      <Text as="p" variant="body-small">
        {text}
      </Text>
      {newest > 0 && index === 0 && (
        <Text as="p" color="secondary" variant="body-small">
          {t('table.schema.first')}
        </Text>
      )}
      <ChangeList changes={changes} />
      {omitted > 0 && (
        <Text as="p" color="secondary" variant="body-small">
          {t('table.schema.omitted', {
            count: omitted,
            amount: formatCount(omitted),
          })}
        </Text>
      )}
    </Panel>
  );
};
