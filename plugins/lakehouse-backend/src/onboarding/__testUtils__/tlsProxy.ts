import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';

/** A certificate that signs itself, for one host name or address. */
export function selfSigned(host: string): { key: string; cert: string } {
  const alternative = `${net.isIP(host) ? 'IP' : 'DNS'}:${host}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'lakehouse-tls-'));
  const file = (name: string) => path.join(folder, name);
  try {
    execFileSync(
      'openssl',
      [
        ...'req -x509 -newkey rsa:2048 -nodes -days 2'.split(' '),
        ...['-subj', `/CN=${host}`, '-addext', `subjectAltName=${alternative}`],
        ...['-keyout', file('key'), '-out', file('cert')],
      ],
      { stdio: 'ignore' },
    );
    return {
      key: readFileSync(file('key'), 'utf8'),
      cert: readFileSync(file('cert'), 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Encrypts the connections to a PostgreSQL server that cannot do so itself, as its protocol wants it. */
export async function tlsProxy(
  target: { host: string; port: number },
  pair: { key: string; cert: string },
): Promise<{ port: number; encrypted(): number; close(): Promise<void> }> {
  let encrypted = 0;
  const sockets = new Set<net.Socket>();
  const server = net.createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    // SSLRequest: eight bytes, answered with `S`.
    socket.once('data', () => {
      socket.write('S');
      const inside = new tls.TLSSocket(socket, { isServer: true, ...pair });
      inside.on('error', () => socket.destroy());
      inside.once('secure', () => {
        encrypted += 1;
        const plain = net.connect(target.port, target.host);
        sockets.add(plain);
        plain.on('error', () => socket.destroy());
        inside.pipe(plain).pipe(inside);
      });
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    encrypted: () => encrypted,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
