import type { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { toTag } from '../facts/tags';
import type { TableCondition } from '../store/conditions';
import { readOwner } from './readOwners';
import type { PublishRule } from './types';

const texts = z.array(z.string().min(1)).min(1).optional();
const shape = z.array(
  z.strictObject({
    catalogs: texts,
    layers: z
      .array(z.enum(['landing', 'raw', 'staging', 'vault', 'marts', 'other']))
      .min(1)
      .optional(),
    namespaces: texts,
    owners: texts,
    tags: texts,
    hasContract: z.literal(true).optional(),
    hasOwner: z.literal(true).optional(),
    system: z.string().optional(),
    domain: z.string().optional(),
  }),
);
type GivenRule = z.infer<typeof shape>[number];

const AT = 'lakehouse.publish.rules';

/**
 * Reads `lakehouse.publish.rules`: which tables become entities of Backstage's catalog. None by default.
 *
 * @throws InputError that names the field
 */
export function readPublishRules(config: RootConfigService): PublishRule[] {
  const parsed = shape.safeParse(config.getOptional(AT) ?? []);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0];
    throw new InputError(`${[AT, ...path].join('.')}: ${message}`);
  }
  return parsed.data.map((rule, index) => {
    const at = `${AT}.${index}`;
    const allOf = conditionsOf(rule, at);
    if (allOf.length === 0) {
      throw new InputError(
        `${at} has no condition, so it would publish every table: name layers, namespaces, owners, tags, catalogs, hasContract or hasOwner`,
      );
    }
    return {
      criteria: { allOf: allOf as [TableCondition, ...TableCondition[]] },
      system: entityRef(`${at}.system`, 'system', rule.system),
      domain: entityRef(`${at}.domain`, 'domain', rule.domain),
    };
  });
}

/** Of every field one of its values has to fit. */
function conditionsOf(rule: GivenRule, at: string): TableCondition[] {
  const owners = rule.owners?.map((owner, index) =>
    readOwner(`${at}.owners.${index}`, owner),
  );
  const { catalogs, layers, namespaces, tags } = rule;
  const conditions: Array<TableCondition | false | undefined> = [
    catalogs && { column: 'catalog', values: catalogs },
    layers && { column: 'layer', values: layers },
    namespaces && { namespaces },
    owners && { column: 'owner', values: owners },
    tags && { tags: tags.map(toTag) },
    rule.hasContract && { known: 'source' },
    rule.hasOwner && { known: 'owner' },
  ];
  return conditions.filter(condition => !!condition);
}

function entityRef(
  at: string,
  defaultKind: 'system' | 'domain',
  text: string | undefined,
): string | null {
  if (text === undefined) {
    return null;
  }
  try {
    const defaults = { defaultKind, defaultNamespace: 'default' };
    const ref = parseEntityRef(text, defaults);
    if (ref.kind.toLowerCase() === defaultKind) return stringifyEntityRef(ref);
  } catch {
    // Said below.
  }
  throw new InputError(
    `${at} is '${text}', but must be a ${defaultKind}, for example ${defaultKind}:default/sales`,
  );
}
