import {
  editContract,
  PLATFORM_PATH,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { isMap, parseDocument } from 'yaml';
import type { OwnFile } from '../onboarding/planRepository';

/**
 * `lakehouse.yaml` with a setting changed; comments and everything else stay. Nothing where it says so already, and where it cannot be
 * read, because planning says what is wrong in it.
 *
 * @param value - undefined removes the setting, and mappings that are empty without it
 */
export function withSetting(
  files: ReadonlyMap<string, string>,
  path: string[],
  value: unknown,
): OwnFile[] {
  const text = files.get(PLATFORM_PATH);
  if (text === undefined) return [];
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true });
  if (document.errors.length || !isMap(document.contents)) return [];
  const settings = document.toJS({ maxAliasCount: 0 });
  const before = path.reduce<any>(
    (at, step) => (Object.hasOwn(Object(at), step) ? at[step] : undefined),
    settings,
  );
  const isSaid = JSON.stringify(before) === JSON.stringify(value);
  let content = text;
  try {
    if (!isSaid) {
      content = editContract(text, [
        { path: pruned(settings, path, value), value },
      ]);
    }
  } catch {
    // Something else stands where the setting belongs.
    return [];
  }
  return [
    {
      path: PLATFORM_PATH,
      content,
      reason: `The settings of the platform: ${path.join('.')} is changed.`,
    },
  ];
}

/** Where to remove a setting so that no empty mapping stays. */
function pruned(settings: any, path: string[], value: unknown): string[] {
  if (value !== undefined) return path;
  const parents = path.slice(0, -1);
  const at = (depth: number) =>
    parents.slice(0, depth).reduce<any>((one, step) => one?.[step], settings);
  let depth = path.length;
  while (depth > 1 && Object.keys(Object(at(depth - 1))).length === 1)
    depth -= 1;
  return path.slice(0, depth);
}
