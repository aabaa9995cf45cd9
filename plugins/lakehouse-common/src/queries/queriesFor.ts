import { pythonTexts } from './python';
import { sqlDialects, sqlTexts } from './sql';
import { QUERY_ENGINES, type EngineQueries, type QueryTarget } from './types';

/**
 * How to query a table: for every engine the texts it can answer, identifiers
 * quoted. As-of texts are there when the target names a snapshot; Snowflake
 * knows no snapshot ids, so it gets the time only.
 *
 * The catalog is called in the texts as in the portal; a Spark session or
 * PyIceberg configuration may know it under another name.
 */
export function queriesFor(target: QueryTarget): EngineQueries[] {
  return QUERY_ENGINES.map(engine =>
    engine === 'python'
      ? { engine, language: 'python', texts: pythonTexts(target) }
      : {
          engine,
          language: 'sql',
          texts: sqlTexts(target, sqlDialects[engine]),
        },
  );
}
