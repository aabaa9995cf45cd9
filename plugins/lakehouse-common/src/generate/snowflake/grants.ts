import type { Placed } from './placed';
import { name, type Sql } from './print/sql';
import { statement, word, type Statement } from './print/statement';
import { target, targetParts } from './target';
import { unique } from './unique';

/** What readers may do: see the database and the schema, and read the marts that are published to them; no other table of the schema. */
export function grantStatements(placed: Placed[]): Statement[] {
  return unique(
    placed.flatMap(({ publication, mart }) => {
      const [database, schema] = targetParts(publication, mart.name);
      return [...publication.readers]
        .sort()
        .flatMap(role => [
          grant('USAGE ON DATABASE', name(database), role),
          grant('USAGE ON SCHEMA', name(database, schema), role),
          grant(
            'SELECT ON ICEBERG TABLE',
            target(publication, mart.name),
            role,
          ),
        ]);
    }),
  );
}

function grant(what: string, on: Sql, role: string): Statement {
  return statement([word(`GRANT ${what}`), on, word('TO ROLE'), name(role)]);
}
