import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  QUERY_ENGINES,
  queriesFor,
  type QueryEngine,
  type QueryIntent,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useQueryParams } from '../../../hooks/useQueryParams';
import { useTexts } from '../../../hooks/useTexts';
import { queryTarget, type PickedSnapshot } from '../../../lib/queryTarget';
import { Code } from '../../shared';
import type { TabProps } from '../tabProps';
import styles from './EngineTexts.module.css';

/** The engine that is open, kept in the address. */
function useEngine() {
  const [params, change] = useQueryParams();
  const engine =
    QUERY_ENGINES.find(each => each === params.get('engine')) ?? 'spark';
  const setEngine = (next: QueryEngine) =>
    change({ engine: next }, { replace: true });
  return [engine, setEngine] as const;
}

/** The query texts of one engine after the other, ready to be copied. */
export const EngineTexts = (
  props: TabProps & {
    snapshot?: PickedSnapshot;
    /** Questions to answer; all of them when left out. */
    intents?: QueryIntent[];
  },
) => {
  const t = useTexts();
  const [engine, setEngine] = useEngine();
  const { table, snapshot, intents } = props;
  const texts = queriesFor(queryTarget(table, snapshot))
    .find(queries => queries.engine === engine)
    ?.texts.filter(({ intent }) => intents?.includes(intent) ?? true);
  return (
    <div>
      <div className={styles.engines}>
        <ToggleButtonGroup
          aria-label={t('table.query.engines')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[engine]}
          onSelectionChange={keys => setEngine([...keys][0] as QueryEngine)}
        >
          {QUERY_ENGINES.map(each => (
            <ToggleButton key={each} id={each}>
              {t(`engine.${each}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <div className={styles.texts}>
        <Text as="p" color="secondary" variant="body-small">
          {t(`engineNote.${engine}`)}
        </Text>
        {texts?.map(({ intent, code }) => (
          <div key={intent} className={styles.text}>
            <Text as="h4" weight="bold">
              {t(`table.query.intent.${intent}`)}
            </Text>
            <Code code={code} label={t(`table.query.intent.${intent}`)} />
          </div>
        ))}
      </div>
    </div>
  );
};
