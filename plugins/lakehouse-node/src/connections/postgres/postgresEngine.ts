import { toSchema } from '../discovery/chooseSchema';
import type { Engine } from '../discovery/engine';
import { checkServer } from '../discovery/checkServer';
import { readContents } from '../discovery/readContents';
import { SCHEMAS, SETTINGS } from './queries';
import { quoteName } from './quote';
import { listTables } from './readTables';

const onSchema = (schema: string) =>
  `GRANT SELECT ON ALL TABLES IN SCHEMA ${quoteName(schema)}`;

/** PostgreSQL, whatever the way to it. */
export const postgresEngine: Engine = {
  async begin(session) {
    const [server] = await session.query(SETTINGS);
    return server;
  },
  checkServer,
  async schemas(session, allowed) {
    return (await session.query(SCHEMAS))
      .map(toSchema)
      .filter(({ name }) => !allowed || allowed.includes(name));
  },
  list: listTables,
  contents: readContents,
  words: {
    grantSchema: schema =>
      `GRANT USAGE ON SCHEMA ${quoteName(schema)}; ${onSchema(schema)}`,
    grantTables: (schema, tables) =>
      tables.length <= 3
        ? `GRANT SELECT ON ${tables
            .map(name => `${quoteName(schema)}.${quoteName(name)}`)
            .join(', ')}`
        : onSchema(schema),
    fixes: {},
  },
};
