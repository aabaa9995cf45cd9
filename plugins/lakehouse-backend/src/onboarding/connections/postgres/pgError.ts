import {
  faultOfState,
  SqlError,
  type SqlFault,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { networkFault } from '../networkFault';

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Errors of `pg` that have no code, and of the server where the code does not say enough. */
const BY_MESSAGE: [RegExp, SqlFault][] = [
  [/does not support SSL/, 'no-tls'],
  [/no pg_hba\.conf entry .*(no encryption|SSL off)/, 'no-tls'],
  [/timeout/i, 'no-answer'],
  [/SASL|password must be/, 'login'],
  [/Connection terminated|not queryable|server unexpectedly/, 'lost'],
];

/** An error of `pg` by what somebody has to do about it. */
export function pgError(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  const { code, message } = error as Error & { code?: string };
  return new SqlError(faultOf(code, message), `${code ?? 'pg'}: ${message}`);
}

function faultOf(code: string | undefined, message: string): SqlFault {
  const said = BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1];
  if (code && SQLSTATE.test(code)) {
    return said === 'no-tls' ? said : faultOfState(code);
  }
  return networkFault(code) ?? said ?? 'other';
}
