import { SqlError, type SqlFault } from '../sql';
import { CheckRun } from './CheckRun';
import { checkServer } from './checkServer';
import { count, someOf } from './wording';

describe('the checks of a discovery', () => {
  it('refuse servers whose catalog lacks what is read', () => {
    expect(checkServer({ version: '11.22 (x)', number: 110022 })).toMatchObject(
      { state: 'failed', message: expect.stringContaining('PostgreSQL 11.22') },
    );
    expect(checkServer({ version: '12.0', number: 120000 })).toMatchObject({
      state: 'passed',
    });
  });

  /** States of the checks that are told when something goes wrong while one runs. */
  function failing(
    running: 'reachable' | 'readable' | 'tables',
    error: unknown,
  ) {
    const told: string[] = [];
    const run = new CheckRun(({ check }) =>
      told.push(`${check!.id} ${check!.state}`),
    );
    run.begin(running);
    const failure = run.fail(error);
    expect(failure.cause).toBe(error);
    expect(failure.message).not.toContain('s3cret');
    return told.slice(1);
  }

  const fault = (name: SqlFault) => new SqlError(name, 's3cret detail');

  it('tell which of them failed, after those that must have passed', () => {
    expect(failing('reachable', fault('refused'))).toEqual([
      'reachable failed',
    ]);
    expect(failing('reachable', fault('login'))).toEqual([
      'reachable passed',
      'readable failed',
    ]);
    expect(failing('tables', fault('locked'))).toEqual(['tables failed']);
    expect(failing('tables', new Error('s3cret bug'))).toEqual([
      'tables failed',
    ]);
  });

  it('do not take back what was told', () => {
    expect(failing('tables', fault('denied'))).toEqual(['tables failed']);
    expect(failing('readable', fault('busy'))).toEqual(['readable failed']);
  });

  it('say some names of many, without characters that a screen would obey', () => {
    expect(someOf(['a', 'b\n\u202e'])).toBe('a, b ');
    expect(someOf([...'abcdefg'])).toBe('a, b, c, d, e and 2 more');
    expect(count(1, 'table')).toBe('1 table');
    expect(count(1200, 'table')).toBe('1,200 tables');
  });
});
