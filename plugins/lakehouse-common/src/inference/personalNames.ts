import type { LogicalType } from '../contract';

/** How much harm comes from personal data in the wrong hands. */
export type Sensitivity = 'low' | 'high' | 'critical';

/** A kind of personal data and the column names that say so. */
export interface PersonalKind {
  kind: string;
  sensitivity: Sensitivity;
  name: RegExp;
  /** Logical types that can hold it; text by default. A count of e-mails is a number and no personal data. */
  types?: LogicalType[];
}

/** Names in the contract's form: lower case words joined by `_`. `(^|_)` and `(_|$)` keep `hotel` from being a telephone. */
const words = (...names: string[]) =>
  new RegExp(`(^|_)(${names.join('|')})(_|$)`);

const TEXT: LogicalType[] = ['string'];
const TEXT_OR_NUMBER: LogicalType[] = ['string', 'integer', 'number'];

/**
 * Kinds of personal data by name, the most sensitive first. The kinds follow the examples of GDPR articles 4 and 9 and the common
 * identifiers of payment and public offices.
 */
export const PERSONAL_KINDS: PersonalKind[] = [
  {
    kind: 'credential',
    sensitivity: 'critical',
    name: words('password', 'passwd', 'pwd', 'secret', 'api_key', 'pin_code'),
  },
  {
    kind: 'payment',
    sensitivity: 'critical',
    name: words('iban', 'card_number', 'credit_card', 'bank_account', 'cvv'),
    types: TEXT_OR_NUMBER,
  },
  {
    kind: 'official number',
    sensitivity: 'critical',
    name: words(
      'ssn',
      'social_security(_number)?',
      'tax_id',
      'tax_number',
      'passport(_number)?',
      'national_id',
      'driver_?s?_licen[cs]e',
    ),
    types: TEXT_OR_NUMBER,
  },
  {
    kind: 'health or belief',
    sensitivity: 'critical',
    name: words(
      'diagnosis',
      'blood_type',
      'disability',
      'religion',
      'ethnicity',
    ),
  },
  {
    kind: 'e-mail',
    sensitivity: 'high',
    name: words('e?mail', 'e_mail', 'email_address'),
  },
  {
    kind: 'telephone',
    sensitivity: 'high',
    name: words('phone', 'telephone', 'mobile', 'fax', 'phone_number'),
    types: TEXT_OR_NUMBER,
  },
  {
    kind: 'birth',
    sensitivity: 'high',
    name: words('birth', 'birthday', 'birthdate', 'dob', 'date_of_birth'),
    types: ['string', 'date', 'timestamp'],
  },
  {
    kind: 'name of a person',
    sensitivity: 'high',
    name: words(
      '(first|last|given|family|middle|maiden|full|contact|ship|recipient)_?name',
      'surname',
      'forename',
    ),
  },
  {
    kind: 'address',
    sensitivity: 'high',
    name: words('address', 'street', 'house_number'),
  },
  {
    kind: 'picture of a person',
    sensitivity: 'high',
    name: words('photo', 'portrait', 'avatar', 'signature'),
  },
  {
    kind: 'gender',
    sensitivity: 'high',
    name: words('gender', 'sex', 'marital_status'),
  },
  {
    kind: 'network address',
    sensitivity: 'low',
    name: words('ip', 'ip_address', 'user_agent', 'device_id'),
  },
];

/** The kind of personal data that a column's name and type say. */
export function personalKindByName(
  name: string,
  type: string | undefined,
): PersonalKind | undefined {
  return PERSONAL_KINDS.find(({ name: names, types = TEXT }) => {
    const takes: string[] = types;
    return names.test(name) && takes.includes(type ?? 'string');
  });
}
