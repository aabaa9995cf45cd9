import { CustomProperty } from './types';

interface WithCustomProperties {
  customProperties?: CustomProperty[];
}

/** Value of a custom property of a contract, table, column, server or relationship; `undefined` when it is not set. */
export function getCustomProperty<T = unknown>(
  of: WithCustomProperties,
  property: string,
): T | undefined {
  return of.customProperties?.find(p => p.property === property)?.value as
    | T
    | undefined;
}

/** A copy with the custom property set, or removed when the value is `undefined`. Other properties keep their place. */
export function withCustomProperty<T extends WithCustomProperties>(
  of: T,
  property: string,
  value: unknown,
): T {
  const before = of.customProperties ?? [];
  const at = before.findIndex(p => p.property === property);
  let after: CustomProperty[];
  if (value === undefined) after = before.filter((_, i) => i !== at);
  else if (at < 0) after = [...before, { property, value }];
  else after = before.map((p, i) => (i === at ? { ...p, value } : p));
  if (after.length) return { ...of, customProperties: after };
  const { customProperties: _, ...rest } = of;
  return rest as T;
}
