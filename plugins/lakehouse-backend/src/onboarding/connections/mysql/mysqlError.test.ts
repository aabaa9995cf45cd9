import { mysqlError } from './mysqlError';

describe('an error of mysql2', () => {
  it.each([
    ['ECONNREFUSED', -111, 'connect ECONNREFUSED', 'refused'],
    ['ENOTFOUND', -3008, 'getaddrinfo ENOTFOUND', 'unknown-host'],
    ['ETIMEDOUT', undefined, 'connect ETIMEDOUT', 'no-answer'],
    ['ER_ACCESS_DENIED_ERROR', 1045, 'Access denied for user', 'login'],
    ['ER_HOST_NOT_PRIVILEGED', 1130, 'Host is not allowed', 'login'],
    ['ER_DBACCESS_DENIED_ERROR', 1044, 'Access denied for user', 'denied'],
    ['ER_TABLEACCESS_DENIED_ERROR', 1142, 'SELECT command denied', 'denied'],
    ['ER_BAD_DB_ERROR', 1049, 'Unknown database', 'no-database'],
    ['ER_CON_COUNT_ERROR', 1040, 'Too many connections', 'busy'],
    ['ER_LOCK_WAIT_TIMEOUT', 1205, 'Lock wait timeout exceeded', 'locked'],
    ['ER_QUERY_TIMEOUT', 3024, 'maximum statement execution', 'too-slow'],
    ['ER_STATEMENT_TIMEOUT', 1969, 'max_statement_time exceeded', 'too-slow'],
    ['ER_SECURE_TRANSPORT_REQUIRED', 3159, 'insecure transport', 'no-tls'],
    ['HANDSHAKE_NO_SSL_SUPPORT', undefined, 'secure connection', 'no-tls'],
    [
      'HANDSHAKE_SSL_ERROR',
      undefined,
      'self-signed certificate',
      'certificate',
    ],
    ['HANDSHAKE_SSL_ERROR', undefined, 'wrong version number', 'no-tls'],
    ['MYSQL_CLEAR_PASSWORD_NOT_ENABLED', undefined, 'plaintext', 'login'],
    ['PROTOCOL_CONNECTION_LOST', undefined, 'Connection lost', 'lost'],
    ['MODULE_NOT_FOUND', undefined, "Cannot find module 'mysql2'", 'driver'],
    ['ER_NO_SUCH_TABLE', 1146, "Table doesn't exist", 'other'],
  ])('%s %s is told apart by what to do', (code, errno, message, fault) => {
    const error = Object.assign(new Error(message), { code, errno });
    expect(mysqlError(error).fault).toBe(fault);
  });

  it('is no answer where the time ran out', () => {
    const late = new DOMException('timed out', 'TimeoutError');
    expect(mysqlError(late).fault).toBe('no-answer');
  });
});
