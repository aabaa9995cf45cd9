import { changeTable, hasData, toSpec, withDdl } from './spec';

describe('the answers', () => {
  it('are complete for the backend, without what another kind left behind', () => {
    expect(toSpec({})).toEqual({
      version: 1,
      kind: 'connection',
      connection: '',
      name: '',
      owner: '',
      promise: '1d',
    });
    const csv = [{ name: 'a.csv', content: 'id\n1\n' }];
    expect(toSpec({ kind: 'csv', ddl: 'CREATE TABLE a ();', csv })).toEqual(
      expect.objectContaining({ kind: 'csv', csv }),
    );
    expect(toSpec({ kind: 'csv', ddl: 'x' })).not.toHaveProperty('ddl');
  });

  it('hold data only of the chosen kind', () => {
    expect(hasData({ kind: 'ddl', ddl: '  ' })).toBe(false);
    expect(hasData({ connection: 'orders' })).toBe(false);
    expect(hasData({ kind: 'csv', ddl: 'CREATE TABLE a ();' })).toBe(false);
    expect(hasData({ kind: 'ddl', ddl: 'CREATE TABLE a ();' })).toBe(true);
    expect(
      hasData({ connection: 'orders', seen: { at: '', tables: [] } }),
    ).toBe(true);
  });

  it('guess the dialect of DDL until somebody chooses one', () => {
    const mysql = 'CREATE TABLE `a` (id int AUTO_INCREMENT)';
    const guessed = withDdl({ kind: 'ddl' }, mysql);
    expect(toSpec(guessed)).toMatchObject({ ddl: mysql, dialect: 'mysql' });
    const other = withDdl(guessed, 'CREATE TABLE a (name VARCHAR2(9))');
    expect(other.dialect).toBe('oracle');
    expect(withDdl(other, 'CREATE TABLE a (id serial)')).not.toHaveProperty(
      'dialect',
    );
    const chosen = { ...guessed, dialect: 'snowflake' as const };
    expect(withDdl(chosen, `${mysql};`).dialect).toBe('snowflake');
    expect(toSpec({ ...guessed, kind: 'csv' })).not.toHaveProperty('dialect');
  });

  it('record a change of one table beside earlier ones', () => {
    const once = changeTable({}, { name: 'orders', selected: false });
    const twice = changeTable(once, { name: 'orders', loadMode: 'full' });
    expect(changeTable(twice, { name: 'a', selected: true }).tables).toEqual([
      { name: 'orders', selected: false, loadMode: 'full' },
      { name: 'a', selected: true },
    ]);
  });
});
