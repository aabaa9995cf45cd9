// A port of this machine that nothing listens on.
import net from 'node:net';

/** Resolves to its number. Somebody else may take it before it is used. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
