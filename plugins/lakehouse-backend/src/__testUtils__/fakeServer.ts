import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fake answers: status 200, JSON, unless told otherwise. */
export interface FakeAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A request as a fake sees it. */
export interface FakeRequest {
  method: string;
  url: URL;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** An HTTP server on loopback that counts what it is asked. */
export interface FakeServer {
  url: string;
  requests: FakeRequest[];
  close(): Promise<void>;
}

/** Starts a server whose answers a function gives; what it throws becomes a status 500. */
export async function fakeServer(
  answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
): Promise<FakeServer> {
  const requests: FakeRequest[] = [];
  const server = http.createServer(async (message, response) => {
    const parts: Buffer[] = [];
    for await (const part of message) parts.push(part);
    const request: FakeRequest = {
      method: message.method ?? '',
      url: new URL(message.url ?? '/', 'http://fake'),
      headers: message.headers,
      body: Buffer.concat(parts).toString(),
    };
    requests.push(request);
    const { status = 200, headers = {}, body } = await answer(request);
    response.writeHead(status, headers);
    const isText = typeof body === 'string' || body instanceof Uint8Array;
    response.end(isText || body === undefined ? body : JSON.stringify(body));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
