import type { Inference } from '../api';
import { evidenceOf, type Subject } from './types';

const FEW_VALUES = 12;
/** Rows that a sample needs before few different values mean something. */
const ENOUGH_ROWS = 50;
const NAMED_VALUES = 4;

/** Text columns whose sample holds few different values: candidates for a test, never a test by themselves. */
export function inferAcceptedValues(subject: Subject): Inference[] {
  return subject.table.properties.flatMap((column): Inference[] => {
    const { values = [] } = evidenceOf(subject, column);
    const present = values.filter(value => value !== '');
    if (column.logicalType !== 'string' || column.quality) return [];
    if (present.length < ENOUGH_ROWS) return [];
    const different = new Set<string>();
    for (const value of present) {
      different.add(value);
      if (different.size > FEW_VALUES) return [];
    }
    const named = [...different].sort().slice(0, NAMED_VALUES).join(', ');
    return [
      {
        about: 'acceptedValues',
        columns: [column.name],
        value: String(different.size),
        confidence: 'guess',
        reason: `${column.name} has ${different.size} different values in ${
          present.length
        } rows (${named}${
          different.size > NAMED_VALUES ? ', …' : ''
        }): a test could accept only these`,
      },
    ];
  });
}
