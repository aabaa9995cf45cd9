import {
  readVault,
  rehashedTables,
  type OrganisationPrinter,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { withOwnFiles } from '../onboarding/planRepository';
import {
  prepareChange,
  type PreparedChange,
} from '../onboarding/prepareChange';
import { readContracts } from '../onboarding/repositoryState';
import { draftBusinessObject } from './businessObject';
import type { Draft, Vault } from './draft';
import { effectOf } from './effect';
import { draftHash } from './hashSetting';
import { draftTable } from './tableSettings';
import { draftBridge, draftPointInTime, draftSnapshots } from './timeSettings';
import type { VaultAnswers } from './vaultAnswers';

/**
 * What a change of the vault does to a platform repository: settings, a contract or new models of people, and everything that follows. Nothing
 * is read or written besides the arguments. The findings say which tables come, go and change.
 *
 * @param files - files of the repository for which `isPlatformFile` holds
 */
export function prepareVaultChange(
  answers: VaultAnswers,
  files: ReadonlyMap<string, string>,
  printers?: readonly OrganisationPrinter[],
): PreparedChange {
  const { contracts, findings: broken } = readContracts(files);
  if (broken.length) return { ok: false, files: [], findings: broken };
  try {
    const vault = readVault(contracts, files);
    const { own, findings } = draft(answers, files, vault);
    const acceptRehash = findings.length ? [] : acceptedBy(answers, files, own);
    const change = prepareChange(files, own, findings, {
      acceptRehash,
      printers,
    });
    const found = change.ok
      ? [...change.findings, ...effectOf(change.files, files)]
      : change.findings;
    return { ...change, findings: found };
  } catch (error) {
    if ((error as Error).name !== 'InputError') throw error;
    const { message } = error as Error;
    return {
      ok: false,
      files: [],
      findings: [{ severity: 'error', message }],
    };
  }
}

function draft(
  answers: VaultAnswers,
  files: ReadonlyMap<string, string>,
  vault: Vault,
): Draft {
  switch (answers.what) {
    case 'computed-satellite':
    case 'same-as-link':
      return draftBusinessObject(answers, files, vault);
    case 'point-in-time':
      return draftPointInTime(answers, files, vault);
    case 'bridge':
      return draftBridge(answers, files, vault);
    case 'snapshots':
      return draftSnapshots(answers, files);
    case 'table':
      return draftTable(answers, files);
    default:
      return draftHash(answers, files, vault);
  }
}

/** Tables whose keys may change: only those that do, so that nothing else is derived as if it were new. */
function acceptedBy(
  answers: VaultAnswers,
  files: ReadonlyMap<string, string>,
  own: Draft['own'],
): string[] {
  if (!('acceptRehash' in answers) || !answers.acceptRehash) return [];
  if (answers.what === 'hash') return own.length ? ['all'] : [];
  const after = withOwnFiles(files, own);
  return rehashedTables(readContracts(after).contracts, after);
}
