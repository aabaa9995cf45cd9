import { useApi } from '@backstage/core-plugin-api';
import { Alert, Flex, Select, Skeleton } from '@backstage/ui';
import {
  type Connection,
  type DiscoveryResult,
  isCatalogConnection,
  normalizeName,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useEffect } from 'react';
import { lakehouseApiRef } from '../../api';
import { PanelError } from '../../components/shared';
import { useLoad } from '../../hooks/useLoad';
import { Reading } from '../discovery/Reading';
import { useDiscovery } from '../discovery/useDiscovery';
import type { SourceAnswers } from '../spec';
import { useOnboardingTexts } from '../translation';
import type { SectionProps } from './types';

/** Name that a source has until somebody gives it another one: that of the connection, or of the namespace. */
function nameFor(connection: string, schema: string): string {
  return normalizeName(
    isCatalogConnection(connection) ? schema : connection,
    'source',
  );
}

/** The answers after a database was read, or another namespace, whose name goes in place of the one that nobody has given. */
function withResult(answers: SourceAnswers, result: DiscoveryResult) {
  const { connection, schema, at, tables } = result;
  const isGiven =
    answers.name &&
    answers.name !== nameFor(answers.connection ?? '', answers.schema ?? '');
  return {
    ...answers,
    connection,
    schema,
    seen: { at, tables },
    name: isGiven ? answers.name : nameFor(connection, schema),
  };
}

const Chosen = (
  props: SectionProps & { connections: Connection[]; connection: string },
) => {
  const { answers, change, connections, connection } = props;
  const t = useOnboardingTexts();
  const discovery = useDiscovery(result =>
    change(old => withResult(old, result)),
  );
  const { start } = discovery;
  // Once for every connection that was chosen; what was read before stays read when somebody comes back.
  const isRead = answers.connection === connection && Boolean(answers.seen);
  useEffect(() => {
    if (!isRead) start({ connection });
    // A result makes `isRead` true and is no reason to read again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [connection, start]);

  const schemas = discovery.result?.schemas ?? [];
  const { description } = connections.find(one => one.id === connection) ?? {};
  const schema = answers.schema ?? null;
  const ofTables = isCatalogConnection(connection);
  return (
    <Flex direction="column" gap="3" align="stretch">
      {schemas.length > 1 && (
        <Select
          label={t(ofTables ? 'where.namespace' : 'where.schema')}
          description={t(ofTables ? 'where.namespaceHint' : 'where.schemaHint')}
          options={schemas.map(({ name, tables }) => ({
            value: name,
            label: t('where.schemaOption', { name, tables: String(tables) }),
          }))}
          value={schema}
          onChange={name =>
            start({ connection, schema: String(name ?? schema ?? '') })
          }
        />
      )}
      {description && <span>{description}</span>}
      <Reading
        discovery={discovery}
        at={answers.seen?.at}
        onStart={() =>
          start({
            connection,
            ...(answers.schema && { schema: answers.schema }),
          })
        }
        onCancel={discovery.cancel}
      />
    </Flex>
  );
};

/** A database that the platform team has set up, or a catalog of the registry: it is chosen, never typed, and read at once. */
export const ConnectionAnswer = (
  props: SectionProps & { catalogs?: boolean },
) => {
  const { answers, change, catalogs = false } = props;
  const t = useOnboardingTexts();
  const api = useApi(lakehouseApiRef);
  const loaded = useLoad('connections', signal =>
    api.listConnections({ signal }),
  );
  const connections = (loaded.value?.items ?? []).filter(
    ({ kind }) => (kind === 'iceberg') === catalogs,
  );
  // Said where it tells connections apart.
  const kinds = new Set(connections.map(({ kind }) => kind));
  const only = connections.length === 1 ? connections[0].id : undefined;
  const connection = answers.connection || only || '';
  const isEmpty = loaded.value !== undefined && connections.length === 0;
  useEffect(() => {
    // Nobody has chosen this kind: where there is no database, the form begins with what works.
    if (isEmpty && !answers.kind) change(old => ({ ...old, kind: 'ddl' }));
  }, [isEmpty, answers.kind, change]);
  if (loaded.error) {
    return <PanelError error={loaded.error} onRetry={loaded.reload} />;
  }
  if (!loaded.value) return <Skeleton width="100%" height={64} />;
  if (isEmpty) {
    const none = catalogs ? 'where.catalogNone' : 'where.connectionNone';
    return <Alert status="info" icon title={t(none)} />;
  }
  return (
    <Flex direction="column" gap="3" align="stretch">
      <Select
        label={t(catalogs ? 'where.catalogLabel' : 'where.connectionLabel')}
        description={t(catalogs ? 'where.catalogHint' : 'where.connectionHint')}
        isRequired
        options={connections.map(({ id, title, kind }) => ({
          value: id,
          label:
            kinds.size > 1
              ? t('where.connectionOption', {
                  title,
                  kind: t(`where.connectionKinds.${kind}`),
                })
              : title,
        }))}
        value={connection || null}
        onChange={id =>
          change(old => ({
            ...old,
            connection: String(id ?? ''),
            schema: undefined,
            seen: undefined,
            tables: undefined,
          }))
        }
      />
      {connection && (
        <Chosen
          key={connection}
          {...props}
          connections={connections}
          connection={connection}
        />
      )}
    </Flex>
  );
};
