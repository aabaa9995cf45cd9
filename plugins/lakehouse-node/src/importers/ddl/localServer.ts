import type {
  ContractServer,
  DdlDialect,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** Where pasted DDL has its data, until somebody says so in the contract. */
export function localServer(
  name: string,
  schema: string,
  dialect: DdlDialect,
): ContractServer {
  const variable = (what: 'user' | 'password') => ({
    property: `lakehouse.${what}Env`,
    value: `${name}_${what}`.toUpperCase(),
  });
  return {
    server: 'database',
    type: dialect,
    ...placeOf(name, schema, dialect),
    customProperties: [variable('user'), variable('password')],
  };
}

function placeOf(
  name: string,
  schema: string,
  dialect: DdlDialect,
): Partial<ContractServer> {
  const host = 'localhost';
  switch (dialect) {
    case 'mysql':
      // A schema of MySQL is a database; `public` is what the importer calls none.
      return {
        host,
        port: 3306,
        database: schema === 'public' ? name : schema,
      };
    case 'sqlserver':
      return { host, port: 1433, database: name, schema };
    case 'oracle':
      return { host, port: 1521, serviceName: name };
    case 'snowflake':
      return { account: name, database: name, schema };
    default:
      return { host, port: 5432, database: name, schema };
  }
}
