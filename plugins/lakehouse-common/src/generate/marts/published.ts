import { parseDocument } from 'yaml';
import type { PublishedMart } from '../types';

const MARTS_YAML = /^dbt\/models\/marts\/([^/]+)\/(?:.*\/)?[^/]+\.ya?ml$/;

/** A model in a YAML file of dbt, as far as it is read. */
export interface ModelEntry {
  name?: unknown;
  description?: unknown;
  access?: unknown;
  config?: { access?: unknown };
  columns?: unknown;
}

const publish =
  (source: string) =>
  (model: ModelEntry): PublishedMart[] => {
    const access = model?.config?.access ?? model?.access;
    if (access !== 'public' || typeof model.name !== 'string') return [];
    const { name, description } = model;
    return [
      {
        source,
        name,
        ...(typeof description === 'string' && { description }),
      },
    ];
  };

/**
 * The marts that people publish: models with `access: public` in the YAML files of `dbt/models/marts/<source>`. Files that cannot be read
 * are left to dbt to complain about.
 *
 * @param files - files of the platform repository by path
 */
export function publishedMarts(
  files: ReadonlyMap<string, string>,
): PublishedMart[] {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, text]) => {
      const source = MARTS_YAML.exec(path)?.[1];
      return source ? modelsOf(text).flatMap(publish(source)) : [];
    });
}

const MODEL = /^(dbt\/models\/(?:.+\/)?)([^/]+)\.(?:sql|py)$/;

/** Folders of the models in a repository by their name, which dbt wants to be unique. */
export function modelsOfPeople(
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    [...files.keys()].flatMap(path => {
      const [, folder, name] = MODEL.exec(path) ?? [];
      return name ? [[name, folder] as [string, string]] : [];
    }),
  );
}

/** The models of a YAML file of dbt; none where it cannot be read. */
export function modelsOf(text: string): ModelEntry[] {
  const document = parseDocument(text, { schema: 'core' });
  if (document.errors.length > 0) return [];
  try {
    const models = document.toJS({ maxAliasCount: 1000 })?.models;
    return Array.isArray(models) ? models : [];
  } catch {
    return [];
  }
}
