import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  lakehouseSourceCreatePermission,
  type Choices,
  type SourceItem,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  answersOf,
  findSource,
  listChoices,
  listSources,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { QUERY, readQuery } from '../api/query';
import type { Route } from '../api/routes';
import type { ConnectionsOf } from './connections/connectionsOf';

/** Sources that are there, the answers that change one of them starts from, and names for other forms to choose from. */
export function sourceRoutes(
  files: () => Promise<ReadonlyMap<string, string>>,
  connections: ConnectionsOf,
): Route[] {
  return [
    {
      method: 'get',
      path: '/onboarding/sources',
      permission: lakehouseSourceCreatePermission,
      async handle(): Promise<{ items: SourceItem[] }> {
        return { items: listSources(await files()) };
      },
    },
    {
      method: 'get',
      path: '/onboarding/sources/:source',
      permission: lakehouseSourceCreatePermission,
      async handle({ request, credentials }): Promise<SourceSpec> {
        const { source } = request.params;
        const { existing, problem } = findSource(await files(), source);
        if (existing) {
          const reader = await connections(credentials);
          return answersOf(existing, server => reader.connectionOf(server));
        }
        throw problem.path
          ? new ConflictError(problem.message)
          : new NotFoundError(problem.message);
      },
    },
    {
      method: 'get',
      path: '/onboarding/choices',
      permission: lakehouseSourceCreatePermission,
      async handle({ request }): Promise<Choices> {
        const query = readQuery(QUERY.choices, request.query);
        return listChoices(await files(), query);
      },
    },
  ];
}
