import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  lakehouseSourceCreatePermission,
  type FoundSource,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { SourceReadError } from '@lakehouse/backstage-plugin-lakehouse-node';
import type express from 'express';
import { z } from 'zod';
import { audited } from '../../api/audited';
import { readBody } from '../../api/query';
import type { Route } from '../../api/routes';
import type { ConnectionsOf } from './connectionsOf';
import { eventStream } from './eventStream';

const REQUEST = z.strictObject({
  connection: z.string().max(200),
  schema: z.string().max(200).optional(),
});

/** Connections, and what is found in them. Every reading is audited: it asks a database that belongs to somebody. */
export function connectionRoutes(
  connections: ConnectionsOf,
  auditor: AuditorService,
): Route[] {
  const permission = lakehouseSourceCreatePermission;
  const discover = async (
    { request, response, credentials }: Context,
    emit?: ReturnType<typeof eventStream>,
  ) => {
    const asked = readBody(REQUEST, request.body);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return audited(
      auditor,
      { eventId: 'source-discover', request, meta: asked },
      async () =>
        (await connections(credentials)).discover(asked, {
          who: whoIs(credentials),
          signal: gone.signal,
          emit,
        }),
      ({ result }) => ({ schema: result.schema, tables: result.tables.length }),
    );
  };
  return [
    {
      method: 'get',
      path: '/onboarding/connections',
      permission,
      handle: async ({ credentials }) => ({
        items: await (await connections(credentials)).list(),
      }),
    },
    {
      method: 'post',
      path: '/onboarding/discoveries',
      permission,
      async handle(context) {
        const { response } = context;
        try {
          await discover(context, eventStream(response));
        } catch (error) {
          // Who reads the stream was told by its last line.
          if (!response.headersSent) throw explained(error);
        }
        return response.end();
      },
    },
    {
      method: 'post',
      path: '/onboarding/found',
      permission,
      async handle(context): Promise<FoundSource> {
        try {
          return (await discover(context)).found;
        } catch (error) {
          throw explained(error);
        }
      },
    },
  ];
}

interface Context {
  request: express.Request;
  response: express.Response;
  credentials: BackstageCredentials;
}

/** A person, or a service with all that it asks for others. */
function whoIs({ principal }: BackstageCredentials): unknown {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? Symbol('nobody');
}

/** The same error with a status. */
function explained(error: unknown): unknown {
  return error instanceof SourceReadError
    ? new ConflictError(error.message)
    : error;
}
