import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { guardBody } from './guardBody';
import { MetadataReader } from './MetadataReader';
import { WorkerPool } from './worker/WorkerPool';

const LIMITS = { idleMs: 150, totalMs: 600 };

let server: http.Server;
let send: (response: http.ServerResponse) => unknown;
beforeEach(async () => {
  server = http.createServer((_, response) => send(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const address = () =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Reads a body under guard; tells how it ended, and waits until the server has lost its client. */
async function outcome(size?: number) {
  const closed = new Promise(resolve => {
    server.once('connection', socket => socket.once('close', resolve));
  });
  const abort = new AbortController();
  const response = await fetch(address(), { signal: abort.signal });
  let received = 0;
  let code = 'read';
  try {
    const body = { bytes: response.body!, size };
    for await (const part of guardBody(body, () => abort.abort(), LIMITS)) {
      received += part.length;
    }
  } catch (error) {
    code = (error as { code: string }).code;
    await closed;
  }
  return { code, received };
}

describe('case 12: bodies that lie or never end', () => {
  it('reads what comes in time and has its length', async () => {
    send = response => response.end('abc');
    expect(await outcome(3)).toEqual({ code: 'read', received: 3 });
  });

  it('lets go of one that stops in the middle', async () => {
    send = response => response.write('abc');
    expect(await outcome()).toEqual({ code: 'timeout', received: 3 });
  });

  it('lets go of one that comes in drops', async () => {
    send = async response => {
      while (!response.destroyed) {
        response.write('x');
        await sleep(50);
      }
    };
    expect((await outcome()).code).toBe('timeout');
  });

  it('notices another length than was said', async () => {
    send = response => response.end('abc');
    expect((await outcome(4)).code).toBe('truncated');
  });

  it('refuses an endless one at the limit of bytes, and the reader goes on', async () => {
    send = async response => {
      response.write('{"format-version":2,"properties":{');
      let number = 0;
      while (!response.destroyed) {
        const entry = `"p${number}":"${'x'.repeat(1000)}",`;
        if (!response.write(entry.repeat(50))) await sleep(1);
        number += 1;
      }
    };
    const reader = new MetadataReader(new WorkerPool(1), 5_000_000);
    const abort = new AbortController();
    const { body } = await fetch(address(), { signal: abort.signal });
    await expect(
      reader.read({ bytes: guardBody({ bytes: body! }, () => abort.abort()) }),
    ).rejects.toMatchObject({ code: 'too-large' });
    expect(abort.signal.aborted).toBe(true);
    await reader.close();
  });
});
