import type { DiscoveryEvent } from '@lakehouse/backstage-plugin-lakehouse-common';
import type express from 'express';

/** Writes events as lines of JSON. Nothing is sent before the first one, so that what fails earlier is still answered with its status. */
export function eventStream(
  response: express.Response & { flush?: () => void },
): (event: DiscoveryEvent) => void {
  return event => {
    if (response.destroyed || response.writableEnded) return;
    if (!response.headersSent) {
      response.setHeader('Content-Type', 'application/x-ndjson');
      // Neither compression nor a proxy may keep lines back.
      response.setHeader('Cache-Control', 'no-store, no-transform');
      response.setHeader('X-Accel-Buffering', 'no');
    }
    response.write(`${JSON.stringify(event)}\n`);
    response.flush?.();
  };
}
