import path from 'node:path';
import type { SqlConnection } from './types';

/**
 * Reads a database URI, in the spellings of this plugin (`sqlite:<path>`), of JDBC (`jdbc:sqlite:<path>`) and of SQLAlchemy, which
 * pyiceberg uses (`sqlite:///relative`, `sqlite:////absolute`, `postgresql+psycopg2://…`); null for any other.
 */
export function readSqlUri(
  uri: string,
): Pick<SqlConnection, 'engine' | 'target'> | null {
  const plain = uri.replace(/^jdbc:/, '');
  const sqlite = /^sqlite:(?:\/\/\/)?(.+)$/.exec(plain);
  if (sqlite) {
    return { engine: 'sqlite', target: path.resolve(sqlite[1]) };
  }
  const postgres = /^postgres(?:ql)?(?:\+\w+)?:\/\/(.+)$/.exec(plain);
  return postgres
    ? { engine: 'postgresql', target: `postgresql://${postgres[1]}` }
    : null;
}
