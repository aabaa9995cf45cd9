import * as words from './words.mjs';

/** A letter address; a postal code of five digits may well start with 0. */
export function addressOf(random) {
  const [city, region, country] = random.pick(words.CITIES);
  return {
    address: `${random.pick(words.STREETS)} ${random.int(1, 180)}`,
    city,
    region,
    postal_code: random.chance(0.02) ? null : random.digits(5),
    country,
  };
}

export const phoneOf = random =>
  `(${random.digits(2)}) ${random.digits(3)}-${random.digits(4)}`;

export const personOf = random =>
  `${random.pick(words.FIRST_NAMES)} ${random.pick(words.LAST_NAMES)}`;

/** What customers and suppliers have in common. `index` makes the company's name unique. */
export function companyOf(random, index) {
  const starts = words.COMPANY_STARTS;
  const ends = words.COMPANY_ENDS;
  const round = Math.floor(index / (starts.length * ends.length));
  const name = `${starts[index % starts.length]} ${
    ends[Math.floor(index / starts.length) % ends.length]
  }`;
  return {
    company_name: round ? `${name} ${round + 1}` : name,
    contact_name: personOf(random),
    contact_title: random.pick(words.TITLES),
    ...addressOf(random),
    phone: phoneOf(random),
    fax: random.chance(0.25) ? null : phoneOf(random),
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Five letters per customer: a running number in base 26, spread so that neighbours look different. */
export function customerId(index) {
  let rest = (index * 4_999_999 + 1_234_567) % 26 ** 5;
  let text = '';
  for (let i = 0; i < 5; i++) {
    text += LETTERS[rest % 26];
    rest = Math.floor(rest / 26);
  }
  return text;
}

export function customerOf(random, index) {
  return { customer_id: customerId(index), ...companyOf(random, index) };
}
