import { DEFAULT_HASH } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Draft, Vault } from './draft';
import { withSetting } from './platformSettings';
import type { AnswersFor } from './vaultAnswers';

/** How all keys and hashdiffs of the platform are computed. */
export function draftHash(
  { algorithm, compatibility }: AnswersFor<'hash'>,
  files: ReadonlyMap<string, string>,
  { platform }: Vault,
): Draft {
  const before = { ...DEFAULT_HASH, ...platform?.hash };
  const isOther =
    before.algorithm !== algorithm || before.compatibility !== compatibility;
  // What holds by default is not written down only because somebody looked at it.
  const own = isOther
    ? withSetting(files, ['hash'], { algorithm, compatibility })
    : [];
  return { own, findings: [] };
}
