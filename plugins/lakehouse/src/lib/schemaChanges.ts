import type { SchemaChange } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Texts } from '../translation';

const DECIMAL = /^decimal\((\d+), ?(\d+)\)$/;

const WIDER: Record<string, string[]> = {
  int: ['long'],
  float: ['double'],
  date: ['timestamp', 'timestamp_ns'],
};

/** Whether every value of a type is a value of the other: the changes of a type that Iceberg allows. */
export function isWidening(from: string, to: string): boolean {
  const [, oldDigits, oldScale] = DECIMAL.exec(from) ?? [];
  const [, digits, scale] = DECIMAL.exec(to) ?? [];
  if (oldDigits && digits) {
    return oldScale === scale && Number(digits) > Number(oldDigits);
  }
  // Anything may become of `unknown`, which has no values but null.
  return from === 'unknown' || (WIDER[from] ?? []).includes(to);
}

/** A change in a few words, for the mark on a field. */
export function changeMark(change: SchemaChange, t: Texts): string {
  const { kind, from, to } = change;
  if (kind === 'renamed') {
    return t('table.schema.mark.renamed', { from: from ?? '' });
  }
  if (kind === 'retyped') {
    const widened = isWidening(from ?? '', to ?? '');
    return t(`table.schema.mark.${widened ? 'widened' : 'retyped'}`, {
      from: from ?? '',
    });
  }
  return t(`table.schema.mark.${kind}`);
}

/** A change as a sentence that stands alone. */
export function changeText(change: SchemaChange, t: Texts): string {
  const { kind, path } = change;
  const [from, to] = [change.from ?? '–', change.to ?? '–'];
  if (kind === 'retyped') {
    const widened = isWidening(from, to);
    return t(`table.schema.change.${widened ? 'widened' : 'retyped'}`, {
      path,
      from,
      to,
    });
  }
  if (kind === 'reordered' && !path) {
    return t('table.schema.change.reorderedTop');
  }
  return t(`table.schema.change.${kind}`, { path, from, to });
}

/** Changes by the field that they are about; dropped fields are none of the schema. */
export function changesByField(
  changes: SchemaChange[],
): Map<number, SchemaChange[]> {
  const found = new Map<number, SchemaChange[]>();
  for (const change of changes) {
    if (change.fieldId !== null && change.kind !== 'dropped') {
      found.set(change.fieldId, [...(found.get(change.fieldId) ?? []), change]);
    }
  }
  return found;
}
