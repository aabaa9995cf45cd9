import type { Sensitivity } from './personalNames';

interface ValueKind {
  kind: string;
  sensitivity: Sensitivity;
  matches(value: string): boolean;
}

/** IBAN: ISO 13616, the check digits by ISO 7064 MOD 97-10. */
function isIban(value: string): boolean {
  const text = value.replace(/ /g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = [...text.slice(4), ...text.slice(0, 4)].map(letter =>
    parseInt(letter, 36),
  );
  const rest = digits.reduce(
    (sum, digit) => (sum * (digit > 9 ? 100 : 10) + digit) % 97,
    0,
  );
  return rest === 1;
}

/** Card numbers: ISO/IEC 7812-1, check digit by Luhn. */
function isCardNumber(value: string): boolean {
  const text = value.replace(/[ -]/g, '');
  if (!/^\d{13,19}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const KINDS: ValueKind[] = [
  { kind: 'payment', sensitivity: 'critical', matches: isIban },
  { kind: 'payment', sensitivity: 'critical', matches: isCardNumber },
  {
    kind: 'e-mail',
    sensitivity: 'high',
    matches: value => /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value),
  },
  {
    kind: 'telephone',
    sensitivity: 'high',
    // Numbers without a sign of dialling are anything; only the international form and brackets are telling.
    matches: value => /^(\+\d|\(\d+\) ?\d)[\d ()./-]{5,20}$/.test(value),
  },
  {
    kind: 'network address',
    sensitivity: 'low',
    matches: value => /^(\d{1,3}\.){3}\d{1,3}$/.test(value),
  },
];

/** Fewer values than this show a pattern by accident. */
const MIN_VALUES = 3;
const SHARE = 0.8;
/** Values looked at: enough to see a pattern. */
const MAX_VALUES = 1000;

/** The kind of personal data that most values of a sample look like, with the share of them. */
export function personalKindByValues(
  values: readonly string[] = [],
): { kind: string; sensitivity: Sensitivity; share: number } | undefined {
  const present = values.filter(value => value !== '').slice(0, MAX_VALUES);
  if (present.length < MIN_VALUES) return undefined;
  for (const { kind, sensitivity, matches } of KINDS) {
    const share = present.filter(matches).length / present.length;
    if (share >= SHARE) return { kind, sensitivity, share };
  }
  return undefined;
}
