import { mysqlEngine } from '../mysql/mysqlEngine';
import { postgresEngine } from '../postgres/postgresEngine';
import type { EngineName } from '../sql';
import type { Engine } from './engine';

/** Every engine that can be read; a new one is added here. */
export const ENGINES: Record<EngineName, Engine> = {
  postgresql: postgresEngine,
  mysql: mysqlEngine,
};
