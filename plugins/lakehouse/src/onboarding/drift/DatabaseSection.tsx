import { useApi } from '@backstage/core-plugin-api';
import { Alert, Select, Skeleton, Text } from '@backstage/ui';
import {
  isCatalogConnection,
  type Connection,
  type PreviewTable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { lakehouseApiRef } from '../../api';
import { Findings } from '../answers/Findings';
import { Section } from '../answers/Section';
import type { SectionProps } from '../answers/types';
import { PanelError } from '../../components/shared';
import { Reading } from '../discovery/Reading';
import { useDiscovery } from '../discovery/useDiscovery';
import { useLoad } from '../../hooks/useLoad';
import { findingsAbout } from '../spec';
import { useOnboardingTexts } from '../translation';
import { Differences, Summary } from './Differences';

interface DatabaseProps extends SectionProps {
  tables: PreviewTable[];
}

/** Reading the chosen database or bucket again, and what differs then. */
const Comparison = (props: DatabaseProps & { connection: string }) => {
  const { answers, change, tables, connection } = props;
  const t = useOnboardingTexts();
  const { schema, seen } = answers;
  const discovery = useDiscovery(({ at, tables: read }) =>
    change(old => ({ ...old, connection, seen: { at, tables: read } })),
  );
  const isCompared = seen && tables.some(one => one.inDatabase);
  const isShown = isCompared && discovery.state !== 'running';
  return (
    <>
      <Reading
        discovery={discovery}
        at={seen?.at}
        label={t('drift.read')}
        onStart={() =>
          discovery.start({ connection, ...(schema && { schema }) })
        }
        onCancel={discovery.cancel}
      />
      {!seen && discovery.state === 'idle' && (
        <Text color="secondary">{t('drift.hint')}</Text>
      )}
      {/* There before its content is, so that screen readers hear it. */}
      <div aria-live="polite">{isShown && <Summary tables={tables} />}</div>
      {isShown && <Differences change={change} tables={tables} />}
    </>
  );
};

const Chosen = (props: DatabaseProps & { connections: Connection[] }) => {
  const { answers, change, connections } = props;
  const t = useOnboardingTexts();
  const connection =
    connections.find(({ id }) => id === answers.connection)?.id ?? null;
  return (
    <>
      <Select
        label={t('drift.connection')}
        description={
          connection === null ? t('drift.connectionMissing') : undefined
        }
        options={connections.map(({ id, title }) => ({
          value: id,
          label: title,
        }))}
        value={connection}
        onChange={id =>
          change(old => ({
            ...old,
            connection: String(id ?? ''),
            seen: undefined,
          }))
        }
      />
      {connection !== null && (
        <Comparison key={connection} {...props} connection={connection} />
      )}
    </>
  );
};

/** The database, or the folder of files without a schema, that a source came from: it is read again when somebody asks, and what differs can be taken in. */
export const DatabaseSection = (props: DatabaseProps) => {
  const t = useOnboardingTexts();
  const api = useApi(lakehouseApiRef);
  const loaded = useLoad('connections', signal =>
    api.listConnections({ signal }),
  );
  const ofFiles = props.answers.schema === '';
  const ofTables = isCatalogConnection(props.answers.connection);
  const connections = loaded.value?.items.filter(
    ({ kind }) =>
      (kind === 's3') === ofFiles && (kind === 'iceberg') === ofTables,
  );
  return (
    <Section title={t('drift.title')}>
      {loaded.error && (
        <PanelError error={loaded.error} onRetry={loaded.reload} />
      )}
      {!connections && !loaded.error && <Skeleton width="100%" height={64} />}
      {connections?.length === 0 && (
        <Alert status="info" icon title={t('drift.noConnection')} />
      )}
      {connections && connections.length > 0 && (
        <Chosen {...props} connections={connections} />
      )}
      <Findings findings={findingsAbout(props.findings, 'connection')} />
    </Section>
  );
};
