import type {
  readVault,
  SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from '../onboarding/answers';
import type { OwnFile } from '../onboarding/planRepository';

/** The vault of the repository as it is. */
export type Vault = ReturnType<typeof readVault>;

/** Files of people as a change writes them, before anything is generated from them. */
export interface Draft {
  own: OwnFile[];
  findings: SourceFinding[];
}

export function failed(field: string, message: string): Draft {
  return { own: [], findings: [answerError(field, message)] };
}
