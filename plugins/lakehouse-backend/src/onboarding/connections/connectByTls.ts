import { SqlError } from '@lakehouse/backstage-plugin-lakehouse-node';
import type { ServerDatabase } from './types';

/** How an encrypted connection is checked. */
export interface TlsCheck {
  /** Whether the certificate has to be that of the server. */
  verified: boolean;
  /** Certificate authorities, as PEM. */
  ca?: string;
}

/** Whether the certificate has to be that of the server: as libpq does, `prefer` guards against listening only, unless the authority is known. */
export const isVerified = ({
  tls,
  ca,
}: Pick<ServerDatabase, 'tls' | 'ca'>): boolean =>
  tls === 'require' || (tls === 'prefer' && ca !== undefined);

/**
 * Connects as the TLS mode of a database says; with `prefer`, without encryption where the server offers none.
 *
 * @param connect - connects once; without a check it does not encrypt
 * @throws what `connect` throws
 */
export async function connectByTls<T>(
  { tls, ca }: Pick<ServerDatabase, 'tls' | 'ca'>,
  connect: (check: TlsCheck | undefined) => Promise<T>,
): Promise<T> {
  if (tls === 'disable') return connect(undefined);
  const verified = isVerified({ tls, ca });
  try {
    return await connect({ verified, ...(ca !== undefined && { ca }) });
  } catch (error) {
    const isRefused = error instanceof SqlError && error.fault === 'no-tls';
    if (tls === 'prefer' && isRefused) return connect(undefined);
    throw error;
  }
}
