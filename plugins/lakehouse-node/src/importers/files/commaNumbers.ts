import { LEADING_ZERO, number, text } from './plainTypes';
import type { InferredType } from './types';

/** `12,5`, `1.234,56`. */
const COMMA_DECIMAL = /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;
/** `1,234`, `1,234,567.89`. */
const COMMA_GROUPS = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** A zero that is no number of its own, as of a code. */
const isCode = (value: string) => LEADING_ZERO.test(value.split(/[.,]/)[0]);

function decimalComma(values: string[]): InferredType {
  return {
    ...number(values.map(value => value.split(','))),
    numberFormat: { decimalChar: ',', groupChar: '.' },
  };
}

function thousands(values: string[]): InferredType {
  const plain = values.map(value => value.replaceAll(',', '').split('.'));
  return {
    ...number(plain),
    numberFormat: { decimalChar: '.', groupChar: ',' },
  };
}

/**
 * Numbers with a comma that begins the decimals or parts thousands. Which of both is certain when only one makes numbers of all values;
 * `1,234` alone is asked.
 *
 * @returns undefined when the values are something else
 */
export function commaNumbers(present: string[]): InferredType | undefined {
  const decimals = present.every(value => COMMA_DECIMAL.test(value));
  const groups = present.every(value => COMMA_GROUPS.test(value));
  if ((!decimals && !groups) || present.some(isCode)) return undefined;
  const certain = (type: InferredType, how: string, other: RegExp) => {
    const value = present.find(one => !other.test(one));
    // Too many digits for a number: text has its own reason.
    return type.logicalType === 'number'
      ? { ...type, reason: `a number ${how}, as ${value} shows` }
      : text(type.reason);
  };
  if (!groups) {
    return certain(decimalComma(present), 'with a decimal comma', COMMA_GROUPS);
  }
  if (!decimals) {
    return certain(
      thousands(present),
      'with commas between thousands',
      COMMA_DECIMAL,
    );
  }
  return {
    ...text(),
    question: {
      example: present.find(value => value.includes(',')) ?? present[0],
      choices: [
        { as: 'decimal-comma', type: decimalComma(present) },
        { as: 'thousands', type: thousands(present) },
        { as: 'text', type: text() },
      ],
    },
  };
}
