import { isMap, type Document, type Node } from 'yaml';
import { z } from 'zod';
import type { Path } from '../../contract/finding';
import { BRIDGE_NAME, SNAPSHOT_KINDS } from '../../vault';

/** Something that is wrong below `vault` of `lakehouse.yaml`. */
export interface VaultProblem {
  path: Path;
  message: string;
  fix: string;
}

const names = z.array(z.string().min(1)).min(1);
const kept = z.union([z.int().min(1).max(100_000), z.literal('all')]);

const vault = z.strictObject({
  pointInTime: z
    .record(
      z.string(),
      z.union([
        z.strictObject({ off: z.literal(true) }),
        z.strictObject({ satellites: names.optional() }),
      ]),
    )
    .optional(),
  bridges: z
    .record(z.string().regex(BRIDGE_NAME), z.strictObject({ links: names }))
    .optional(),
  snapshots: z
    .partialRecord(z.enum(SNAPSHOT_KINDS), kept)
    .refine(said => Object.keys(said).length > 0)
    .optional(),
});

const FIXES: Record<string, string> = {
  pointInTime:
    'Write the hub with { satellites: [sat_…] }, {} for all of them, or { off: true }.',
  bridges:
    'Write a name that begins with bridge_ (lower-case letters, digits and _), with { links: [lnk_…] }.',
  snapshots: `Write at least one of ${SNAPSHOT_KINDS.join(
    ', ',
  )} with a number from 1 on, or all.`,
};

/** Checks the structure of what people choose about the vault; whether hubs, satellites and links are there is seen when it is derived. */
export function checkVault(
  node: unknown,
  document: Document,
): VaultProblem | undefined {
  if (node === undefined) return undefined;
  const value = valueOf(node, document);
  const [issue] = vault.safeParse(value).error?.issues ?? [];
  if (!issue) return undefined;
  const path = issue.path.map(step =>
    typeof step === 'number' ? step : String(step),
  );
  const [part = 'vault'] = path;
  return {
    path: ['vault', ...path],
    message: `The setting ${['vault', ...path]
      .join('.')
      .replace(/[\s\p{C}]+/gu, ' ')
      .slice(0, 80)} in lakehouse.yaml cannot be used.`,
    fix:
      FIXES[part] ??
      `Below vault there can be ${Object.keys(FIXES).join(', ')}.`,
  };
}

/** Values that are shared by anchors are not read: nobody sees what a change of one of them changes. */
function valueOf(node: unknown, document: Document): unknown {
  try {
    return isMap(node)
      ? (node as Node).toJS(document, { maxAliasCount: 0 })
      : node;
  } catch {
    return undefined;
  }
}
