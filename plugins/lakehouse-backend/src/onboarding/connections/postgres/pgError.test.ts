import { pgError } from './pgError';

describe('an error of pg', () => {
  it.each([
    ['28P01', 'password authentication failed for user "x"', 'login'],
    ['28000', 'no pg_hba.conf entry for host "h", no encryption', 'no-tls'],
    ['3D000', 'database "x" does not exist', 'no-database'],
    ['42501', 'permission denied for schema x', 'denied'],
    ['53300', 'sorry, too many clients already', 'busy'],
    ['55P03', 'canceling statement due to lock timeout', 'locked'],
    ['57014', 'canceling statement due to statement timeout', 'too-slow'],
    ['57P03', 'the database system is starting up', 'starting'],
    ['57P01', 'terminating connection', 'lost'],
    ['08P01', 'protocol violation', 'lost'],
    ['XX000', 'cache lookup failed', 'other'],
    ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN', 'unknown-host'],
    ['ETIMEDOUT', 'connect ETIMEDOUT', 'no-answer'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number', 'no-tls'],
    ['MODULE_NOT_FOUND', "Cannot find module 'pg'", 'driver'],
    [undefined, 'timeout expired', 'no-answer'],
    [undefined, 'Query read timeout', 'no-answer'],
    [undefined, 'Connection terminated unexpectedly', 'lost'],
    [undefined, 'The server does not support SSL connections', 'no-tls'],
    [undefined, 'SASL: client password must be a string', 'login'],
  ])('%s %s is told apart by what to do', (code, message, fault) => {
    expect(pgError(Object.assign(new Error(message), { code })).fault).toBe(
      fault,
    );
  });
});
