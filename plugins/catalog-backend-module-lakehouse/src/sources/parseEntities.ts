import {
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { LineCounter, parseAllDocuments } from 'yaml';
import type { EntityProblem, SourcedEntity } from './EntitySource';

/**
 * Kinds that stamped repositories may bring. Entities of a provider bypass `catalog.rules`, so a repository must not be able to bring
 * people (User, Group) or code that runs in the portal (Template).
 */
const ALLOWED_KINDS = new Set([
  'component',
  'resource',
  'system',
  'domain',
  'api',
]);

const validateEnvelope = entityEnvelopeSchemaValidator<Entity>();
const fieldFormat = new FieldFormatEntityPolicy();

/**
 * Reads the entities of several catalog files. A document that is not a usable entity becomes a problem that names file and line;
 * the other documents still come.
 *
 * @param files - path -> YAML text, one or several documents each
 */
export async function parseEntities(
  files: Map<string, string>,
): Promise<{ entities: SourcedEntity[]; problems: EntityProblem[] }> {
  const byRef = new Map<string, SourcedEntity>();
  const problems: EntityProblem[] = [];
  for (const path of [...files.keys()].sort()) {
    const lines = new LineCounter();
    const documents = parseAllDocuments(files.get(path)!, {
      lineCounter: lines,
    });
    if (!Array.isArray(documents)) {
      continue; // the library's answer for an empty file
    }
    for (const document of documents) {
      const line = lines.linePos(document.contents?.range?.[0] ?? 0).line;
      try {
        if (document.errors.length > 0) {
          throw document.errors[0];
        }
        const data = document.toJS({ maxAliasCount: 0 });
        if (data === null) {
          continue; // an empty document, for example after a trailing ---
        }
        const entity = await asEntity(data);
        const ref = stringifyEntityRef(entity);
        const first = byRef.get(ref);
        if (first) {
          throw new Error(`${ref} is already declared in ${first.path}`);
        }
        byRef.set(ref, { entity, path });
      } catch (error) {
        problems.push({
          path,
          message: `line ${line}: ${
            error instanceof Error ? error.message.slice(0, 1000) : error
          }`,
        });
      }
    }
  }
  return { entities: [...byRef.values()], problems };
}

async function asEntity(data: unknown): Promise<Entity> {
  const entity = validateEnvelope(data);
  if (!ALLOWED_KINDS.has(entity.kind.toLocaleLowerCase('en-US'))) {
    throw new Error(
      `Kind ${entity.kind} may not come from the platform repository; allowed are Component, Resource, System, Domain and API`,
    );
  }
  return fieldFormat.enforce(entity);
}
