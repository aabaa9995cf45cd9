import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type express from 'express';
import type { ConnectionReader } from './ConnectionReader';
import { orRetryLater } from '../../api/overload';
import { connectionRoutes } from './connectionRoutes';

it('who has to wait too long is told when to try again, with a status and not in a stream', async () => {
  const reader = {
    discover: async () => {
      throw new ServiceUnavailableError('Others are reading.');
    },
  } as unknown as ConnectionReader;
  const headers = new Map<string, string>();
  const response = {
    headersSent: false,
    once: () => {},
    setHeader: (name: string, value: string) => headers.set(name, value),
  } as unknown as express.Response;
  const routes = connectionRoutes(
    async () => reader,
    mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
  );
  const { handle } = routes.find(one => one.path.endsWith('/discoveries'))!;
  // As the route is mounted.
  const answer = orRetryLater(response, () =>
    handle({
      request: { body: { connection: 'shop' } } as express.Request,
      response,
      credentials: mockCredentials.user(),
    } as never),
  );
  await expect(answer).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
  expect(headers.get('Retry-After')).toBe('10');
});
