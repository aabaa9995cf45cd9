import type { SqlFault } from '@lakehouse/backstage-plugin-lakehouse-node';

const BY_CODE: Record<string, SqlFault> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'no-answer',
  EHOSTUNREACH: 'no-answer',
  ENETUNREACH: 'no-answer',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  EPROTO: 'no-tls',
  CERT_HAS_EXPIRED: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  MODULE_NOT_FOUND: 'driver',
};

/** What an error code of Node's network, TLS or module loader says about a database; undefined for other codes. */
export function networkFault(code: unknown): SqlFault | undefined {
  if (typeof code !== 'string') return undefined;
  return BY_CODE[code] ?? (code.startsWith('ERR_SSL_') ? 'no-tls' : undefined);
}
