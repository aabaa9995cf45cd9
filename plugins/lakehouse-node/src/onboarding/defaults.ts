import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  isRegion,
  ownerRef,
  parseDuration,
  type Contract,
  type OrganisationPrinter,
  type SourceFinding,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { answerError } from './answers';

const ROOT = 'lakehouse.defaults';
/** Questions that may be left open unless an organisation asks for them. */
const QUESTIONS = ['description'] as const;
type Question = (typeof QUESTIONS)[number];

/** What an organisation sets for every source that is onboarded; empty where it leaves everything to people. */
export interface OnboardingDefaults {
  /** What names of sources look like, and the sentence that says so. */
  sourceName?: { pattern: RegExp; hint: string };
  /** Groups that may answer for a source, as entity references; everybody's when absent. */
  owners?: string[];
  /** AWS regions that a platform may be in; any when absent. */
  regions?: string[];
  /** Promise that the form begins with, such as `6h`. */
  promise?: string;
  /** Tags that every contract is stamped with. */
  tags?: string[];
  /** Printers that write files beside those of the generator; code, so they do not come from the configuration. */
  printers?: readonly OrganisationPrinter[];
  /** Questions that have to be answered. */
  required?: Question[];
}

/**
 * Reads `lakehouse.defaults`.
 *
 * @throws InputError naming the field and what to write instead
 */
export function readDefaults(config: Config): OnboardingDefaults {
  const section = config.getOptionalConfig(ROOT);
  if (!section) return {};
  const name = section.getOptionalConfig('sourceName');
  const promise = section.getOptionalString('promise');
  if (promise !== undefined && parseDuration(promise) === undefined) {
    throw wrong('promise', promise, 'a number and a unit, such as 6h');
  }
  return {
    ...(name && {
      sourceName: {
        pattern: regularExpression(name.getString('pattern')),
        hint: name.getString('hint'),
      },
    }),
    owners: section.getOptionalStringArray('owners')?.map(group),
    regions: regionsOf(section),
    promise,
    tags: section.getOptionalStringArray('tags'),
    required: section.getOptionalStringArray('required')?.map(question),
  };
}

/** What stands in the way of a new source by the rules of the organisation. */
export function checkDefaults(
  spec: SourceSpec,
  { sourceName, owners, required = [] }: OnboardingDefaults,
): SourceFinding[] {
  const findings: SourceFinding[] = [];
  if (sourceName && spec.name && !sourceName.pattern.test(spec.name)) {
    findings.push(
      answerError(
        'name',
        `${spec.name} is no name for a source here. ${sourceName.hint}`,
      ),
    );
  }
  const owner = ownerRef(spec.owner);
  if (owners && owner && !owners.includes(owner)) {
    findings.push(
      answerError(
        'owner',
        `${owner} does not answer for sources here. Choose one of ${owners.join(
          ', ',
        )}.`,
      ),
    );
  }
  for (const asked of required) {
    if (!spec[asked]?.trim()) {
      findings.push(
        answerError(
          asked,
          `The source has no ${asked}, which your organisation asks for. Write one.`,
        ),
      );
    }
  }
  return findings;
}

/** The contract with the tags of the organisation. */
export function withTags(contract: Contract, tags: string[] = []): Contract {
  return tags.length > 0
    ? { ...contract, tags: [...new Set([...(contract.tags ?? []), ...tags])] }
    : contract;
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    throw wrong('sourceName.pattern', pattern, 'a regular expression');
  }
}

function group(text: string): string {
  const ref = ownerRef(text);
  if (ref?.startsWith('group:')) return ref;
  throw wrong('owners', text, 'groups, such as group:default/sales-data');
}

/** No region at all would allow no platform, which nobody means. */
function regionsOf(section: Config): string[] | undefined {
  const regions = section.getOptionalStringArray('regions');
  if (regions?.length === 0) {
    throw wrong('regions', '', 'at least one region, or leave it out');
  }
  const other = regions?.find(one => !isRegion(one));
  if (other !== undefined) {
    throw wrong('regions', other, 'AWS regions, such as eu-central-1');
  }
  return regions && [...new Set(regions)];
}

function question(text: string): Question {
  const known = QUESTIONS.find(one => one === text);
  if (known) return known;
  throw wrong('required', text, QUESTIONS.join(' or '));
}

function wrong(field: string, value: string, expected: string): InputError {
  return new InputError(
    `${ROOT}.${field} is "${value.slice(0, 60)}". Write ${expected}`,
  );
}
