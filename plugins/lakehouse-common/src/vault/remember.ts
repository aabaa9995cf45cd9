import { foreignKeyId, saidOf, SatelliteMemory, TableMemory } from './memory';
import { parents, Shape } from './shape';
import { SourceTable } from './table';
import { TableLink } from './tableLink';

/** What a table became, for a later run. */
export function memoryOf(
  of: SourceTable,
  shape: Shape,
  key: string[],
): TableMemory {
  return {
    entity: of.entity,
    shape: shape.is,
    said: saidOf(of.settings),
    primaryKey: of.key,
    key,
    foreignKeys: parents(shape).map(foreignKeyId),
    grain: of.settings.links,
    links: [],
    satellites: [],
  };
}

/** The links and satellites of a table, for a later run. */
export function withParts(
  memory: TableMemory,
  links: TableLink[],
  about: SatelliteMemory[],
): TableMemory {
  return {
    ...memory,
    links: links.map(link => link.memory),
    satellites: about,
  };
}
