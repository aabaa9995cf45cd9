import { RawFinding } from '../finding';
import { Contract } from '../types';
import { checkLoading } from './loading';
import { checkNames } from './names';
import { checkOwner, checkPromises } from './promises';
import { checkQuality } from './quality';
import { checkPrimaryKeys, checkReferences } from './references';
import { checkServers } from './servers';
import { checkSettings } from './settings';
import { checkTypeOptions } from './typeOptions';

/** What the structure cannot say: that names, references, settings and promises fit together. */
export function checkMeaning(contract: Contract): RawFinding[] {
  return [
    checkNames,
    checkServers,
    checkPrimaryKeys,
    checkReferences,
    checkTypeOptions,
    checkQuality,
    checkSettings,
    checkLoading,
    checkOwner,
    checkPromises,
  ].flatMap(check => check(contract));
}
