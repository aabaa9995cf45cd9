import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/perTest';
import { fillTables } from '../__testUtils__/manyTables';
import { questions } from '../__testUtils__/questions';
import { FacetReader } from './FacetReader';
import { TableReader } from './TableReader';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
const TABLES = 100_000;

/**
 * A step that reads a table from end to end, in the words of either database. PostgreSQL may read from the start where it expects so many
 * hits that it can stop soon: that step lies directly below a limit.
 */
const READS_ALL =
  /(?<!^Limit.*\n\s*-> {2})Seq Scan on lakehouse|SCAN lakehouse_\w+\b(?! USING| VIRTUAL)|SCAN searched(?! USING)/m;

/** The statements that a question leads to. */
async function statementsOf(db: Knex, ask: () => Promise<unknown>) {
  const found: Array<{ sql: string; bindings: Knex.RawBinding[] }> = [];
  const note = (query: (typeof found)[number]) => found.push(query);
  db.on('query', note);
  await ask();
  db.removeListener('query', note);
  return found.map(({ sql, bindings }) => ({ sql, bindings }));
}

async function plan(
  db: Knex,
  { sql, bindings }: { sql: string; bindings: Knex.RawBinding[] },
): Promise<string> {
  if (db.client.config.client === 'pg') {
    // On a connection of its own: the statement is written for the server already.
    const connection = await db.client.acquireConnection();
    try {
      const { rows } = await connection.query(`explain ${sql}`, bindings);
      return rows.map((row: object) => Object.values(row)[0]).join('\n');
    } finally {
      await db.client.releaseConnection(connection);
    }
  }
  const rows = await db.raw(`explain query plan ${sql}`, bindings);
  return rows.map((row: { detail: string }) => row.detail).join('\n');
}

describe.each(databases.eachSupportedId())(
  `the plans at ${TABLES} tables on %s`,
  id => {
    it('read no table from end to end for what is asked with every click', async () => {
      const db = await migrated(databases, id);
      await fillTables(db, TABLES, Date.now());
      const readAll: string[] = [];
      const asked = await questions(new TableReader(db), new FacetReader(db));
      for (const { text, ask } of asked.filter(({ hot }) => hot)) {
        for (const statement of await statementsOf(db, ask)) {
          const steps = await plan(db, statement);
          if (READS_ALL.test(steps)) {
            readAll.push(`${text}: ${statement.sql}\n${steps}`);
          }
        }
      }
      expect(readAll).toEqual([]);
    }, 300_000);
  },
);
