import {
  formatNamespace,
  type TableOwner,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { CatalogConfig } from '../config/types';
import { patternTest } from '../patterns';

/** Who owns tables of a namespace that name no owner themselves; null: nobody. */
export type NamespaceOwner = (namespace: string[]) => TableOwner | null;

/** The owners that the configuration of a catalog gives: the first pattern that fits the namespace, else the default. */
export function namespaceOwner({
  owners = [],
  defaultOwner,
}: Partial<Pick<CatalogConfig, 'owners' | 'defaultOwner'>>): NamespaceOwner {
  const rules = owners.map(({ namespace, owner }) => ({
    fits: patternTest(namespace),
    found: {
      ref: owner,
      evidence: 'namespace' as const,
      detail: `owners: ${namespace}`,
    },
  }));
  const otherwise: TableOwner | null = defaultOwner
    ? { ref: defaultOwner, evidence: 'catalog-default', detail: 'defaultOwner' }
    : null;
  return namespace => {
    const text = formatNamespace(namespace);
    return rules.find(({ fits }) => fits(text))?.found ?? otherwise;
  };
}
