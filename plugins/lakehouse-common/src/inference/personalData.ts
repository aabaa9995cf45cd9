import type { Inference } from '../api';
import { personalKindByName } from './personalNames';
import { personalKindByValues } from './personalValues';
import { evidenceOf, type Subject } from './types';

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Columns that hold personal data, by their names and, where there is a sample, by their values. */
export function inferPersonalData(subject: Subject): Inference[] {
  return subject.table.properties.flatMap((column): Inference[] => {
    const seen = personalKindByValues(evidenceOf(subject, column).values);
    const named = personalKindByName(column.name, column.logicalType);
    const found = named ?? seen;
    if (!found) return [];
    const why = [
      ...(named ? [`its name says ${named.kind}`] : []),
      ...(seen
        ? [`${percent(seen.share)} of its values look like ${seen.kind}`]
        : []),
    ];
    return [
      {
        about: 'personalData',
        columns: [column.name],
        value: `${found.kind} (${found.sensitivity})`,
        confidence: 'likely',
        reason: `${column.name} holds personal data: ${why.join(', and ')}`,
      },
    ];
  });
}
