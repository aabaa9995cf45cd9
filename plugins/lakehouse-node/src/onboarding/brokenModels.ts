import type {
  PlannedFile,
  SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const MODEL = /^dbt\/models\/(?:.+\/)?([^/]+)\.(?:sql|py)$/;
const REF = /\bref\(\s*['"]([A-Za-z0-9_]+)['"]\s*\)/g;

/**
 * Models that stay although a model that they use goes: those of people, and generated ones that were edited. The generator leaves them
 * alone, and dbt would fail on them.
 *
 * @param planned - what a run does with each file
 * @param files - what the repository holds
 */
export function brokenModels(
  planned: readonly PlannedFile[],
  files: ReadonlyMap<string, string>,
): SourceFinding[] {
  const removed = planned.filter(({ action }) => action === 'remove');
  const gone = new Set(
    removed.flatMap(({ path }) => MODEL.exec(path)?.[1] ?? []),
  );
  if (gone.size === 0) return [];
  // What is written anew uses only what is there; these stay as they are.
  const rewritten = new Set(
    planned
      .filter(
        ({ kind, action }) =>
          kind === 'generated' && !action.startsWith('kept'),
      )
      .map(({ path }) => path),
  );
  return [...files]
    .filter(([path]) => MODEL.test(path) && !rewritten.has(path))
    .flatMap(([path, text]) => {
      const used = [...text.matchAll(REF)].map(([, name]) => name);
      const lost = [...new Set(used)].filter(name => gone.has(name));
      return lost.map(name => ({
        severity: 'warning' as const,
        path,
        message: `${path} uses ${name}, which goes. It belongs to people, so it stays: change it or remove it in the same pull request, or dbt fails.`,
      }));
    })
    .sort((a, b) => (a.message < b.message ? -1 : 1));
}
