import { Button, Text } from '@backstage/ui';
import type {
  GuardTrip,
  GuardTripPage,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Action } from '../../hooks/useAction';
import type { Loaded } from '../../hooks/useLoad';
import { useTexts } from '../../hooks/useTexts';
import { formatCount, formatExactTime } from '../../lib/units';
import { LoadedPanel } from './LoadedPanel';
import { Nothing } from './Nothing';
import styles from './Admin.module.css';

interface TripsPanelProps {
  trips: Loaded<GuardTripPage>;
  /** Undefined for those who may not. */
  confirm?: Action<[id: string, missing: number]>;
}

/** What is held back, the evidence, and the decision. */
const Trip = (props: {
  trip: GuardTrip;
  confirm: TripsPanelProps['confirm'];
}) => {
  const t = useTexts();
  const { trip, confirm } = props;
  const { catalog, namespace, missing, tables } = trip;
  return (
    <li className={styles.trip}>
      <Text as="h4" weight="bold">
        {namespace === null
          ? t('admin.trips.whole', { catalog })
          : t('admin.trips.part', { namespace, catalog })}
      </Text>
      <Text as="p">
        {t('admin.trips.text', {
          missing: formatCount(missing),
          known: formatCount(trip.known),
          since: formatExactTime(trip.trippedAt),
        })}
      </Text>
      <details>
        <summary>{t('admin.trips.tables')}</summary>
        <ul className={styles.names}>
          {tables.map(ref => (
            <li key={ref}>{ref}</li>
          ))}
          {missing > tables.length && (
            <li>
              {t('admin.trips.more', {
                amount: formatCount(missing - tables.length),
              })}
            </li>
          )}
        </ul>
      </details>
      {confirm && (
        <div className={styles.decision}>
          <Button
            variant="secondary"
            isDisabled={confirm.pending}
            onPress={() => confirm.run(trip.id, missing)}
          >
            {t('admin.trips.confirm', {
              count: missing,
              amount: formatCount(missing),
            })}
          </Button>
          <Text color="secondary">{t('admin.trips.confirmHint')}</Text>
        </div>
      )}
    </li>
  );
};

/** Removals that the guard holds back. */
export const TripsPanel = ({ trips, confirm }: TripsPanelProps) => {
  const t = useTexts();
  return (
    <LoadedPanel
      title={t('admin.trips.title')}
      loaded={trips}
      failure={confirm}
    >
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title={t('admin.trips.none')}>
            {t('admin.trips.noneText')}
          </Nothing>
        ) : (
          <ul className={styles.trips}>
            {items.map(trip => (
              <Trip key={trip.id} trip={trip} confirm={confirm} />
            ))}
          </ul>
        )
      }
    </LoadedPanel>
  );
};
