import {
  SqlError,
  type SqlFault,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { networkFault } from '../networkFault';

/**
 * By the number, which MySQL and MariaDB agree about, where their names differ.
 *
 * @see https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference
 */
const BY_NUMBER: Record<number, SqlFault> = {
  1040: 'busy',
  1203: 'busy',
  1226: 'busy',
  1044: 'denied',
  1142: 'denied',
  1143: 'denied',
  1227: 'denied',
  1045: 'login',
  1130: 'login',
  1251: 'login',
  1524: 'login',
  1698: 'login',
  1820: 'login',
  1862: 'login',
  3118: 'login',
  4151: 'login',
  1049: 'no-database',
  1053: 'lost',
  1129: 'refused',
  1159: 'lost',
  1161: 'lost',
  1205: 'locked',
  1317: 'too-slow',
  1969: 'too-slow',
  3024: 'too-slow',
  3159: 'no-tls',
  4031: 'lost',
};

/** Errors that the driver itself makes. */
const BY_CODE: Record<string, SqlFault> = {
  AUTH_SWITCH_PLUGIN_ERROR: 'login',
  HANDSHAKE_NO_SSL_SUPPORT: 'no-tls',
  MYSQL_CLEAR_PASSWORD_NOT_ENABLED: 'login',
  PROTOCOL_CONNECTION_LOST: 'lost',
  PROTOCOL_SEQUENCE_TIMEOUT: 'no-answer',
};

/** An error of `mysql2` by what somebody has to do about it. */
export function mysqlError(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  const { name, code, errno, message } = error as Error & {
    code?: unknown;
    errno?: number;
  };
  return new SqlError(
    // Of AbortSignal.timeout().
    name === 'TimeoutError' ? 'no-answer' : faultOf(code, errno, message),
    `${code ?? errno ?? 'mysql2'}: ${message}`,
  );
}

function faultOf(
  code: unknown,
  number: number | undefined,
  message: string,
): SqlFault {
  // The driver gives this code to whatever was wrong while encryption began.
  if (code === 'HANDSHAKE_SSL_ERROR') {
    return /certificate|altnames/i.test(message) ? 'certificate' : 'no-tls';
  }
  return (
    BY_NUMBER[number ?? 0] ??
    BY_CODE[String(code)] ??
    networkFault(code) ??
    (/closed state|connection is closed/i.test(message) ? 'lost' : 'other')
  );
}
