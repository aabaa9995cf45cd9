import type { ChoiceQuery } from '@lakehouse/backstage-plugin-lakehouse-common';

/** `ui:options` of a picker: what is picked, and the fields of the form that say within which other thing. */
export interface PickerOptions {
  kind: ChoiceQuery['kind'];
  /** Name of the field with the source. */
  source?: string;
  /** Name of the field with the table. */
  table?: string;
  /** Name of the field with the hub. */
  hub?: string;
}

const PARENTS = ['source', 'table', 'hub'] as const;

/**
 * What a picker asks for.
 *
 * @returns no query, and what is missing, while a field that the names belong to is empty
 */
export function within(
  options: Partial<PickerOptions> | undefined,
  formData: Record<string, unknown>,
): { query?: ChoiceQuery; missing?: string } {
  if (!options?.kind) return {};
  const query: ChoiceQuery = { kind: options.kind };
  for (const parent of PARENTS) {
    const field = options[parent];
    if (!field) continue;
    const value = Object.hasOwn(formData, field) ? formData[field] : undefined;
    if (typeof value !== 'string' || !value) return { missing: parent };
    query[parent] = value;
  }
  return { query };
}
