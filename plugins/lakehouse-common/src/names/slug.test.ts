import fc from 'fast-check';
import { shortenName } from './shorten';
import { singular } from './singular';
import { isValidName, normalizeName, normalizeNames, NameKind } from './slug';

const kinds = fc.constantFrom<NameKind>('source', 'table', 'column');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 250 }),
  fc.constantFrom('../../etc/passwd', 'Straße', '表', 'select', '_op', '1st'),
);

describe('normalizeName', () => {
  it.each([
    ['Order Details', 'table', 'order_details'],
    ['../../etc/passwd', 'table', 'etc_passwd'],
    ['Straße Nr.', 'column', 'strasse_nr'],
    ['Ærø', 'column', 'aero'],
    ['2024 sales', 'table', 't_2024_sales'],
    ['order', 'table', 'order'],
    ['_load_id', 'column', 'load_id'],
    ['is_deleted', 'column', 'is_deleted_src'],
    ['IS_DELETED', 'column', 'is_deleted_src'],
    ['customer_hk', 'column', 'customer_hk_src'],
    ['ＯＲＤＥＲＳ', 'table', 'orders'],
  ] as const)('turns %j, a %s, into %s', (raw, kind, name) => {
    expect(normalizeName(raw, kind)).toBe(name);
  });

  it('gives names without latin letters a name of their own', () => {
    expect(normalizeName('表', 'table')).toMatch(/^t_[0-9a-f]{8}$/);
    expect(normalizeName('表', 'table')).not.toBe(normalizeName('列', 'table'));
  });

  it('is valid, idempotent and deterministic for any text', () => {
    fc.assert(
      fc.property(anyText, kinds, (raw, kind) => {
        const name = normalizeName(raw, kind);
        expect(isValidName(name, kind)).toBe(true);
        expect(normalizeName(name, kind)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('normalizeNames', () => {
  it('tells names apart that become equal, and keeps the one that is right already', () => {
    const [a, b, c] = normalizeNames(
      ['Order ID', 'order_id', 'order-id'],
      'column',
    );
    expect(b).toEqual({ name: 'order_id', original: 'order_id' });
    expect(a.name).toMatch(/^order_id_[0-9a-f]{8}$/);
    expect(c.name).toMatch(/^order_id_[0-9a-f]{8}$/);
    expect(a.name).not.toBe(c.name);
    expect(a.note).toContain('because other names become order_id too');
  });

  it('does not depend on the order of the names', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { maxLength: 8 }), names => {
        const forward = normalizeNames(names, 'table').map(n => n.name);
        const backward = normalizeNames([...names].reverse(), 'table')
          .map(n => n.name)
          .reverse();
        expect(backward).toEqual(forward);
        expect(new Set(forward).size).toBe(names.length);
      }),
    );
  });
});

describe('shortenName', () => {
  it('keeps long names apart and within the limit', () => {
    const a = shortenName(`${'x'.repeat(80)}a`);
    const b = shortenName(`${'x'.repeat(80)}b`);
    expect(a).toHaveLength(63);
    expect(a).not.toBe(b);
  });
});

describe('singular', () => {
  it.each([
    ['customers', 'customer'],
    ['order_details', 'order_detail'],
    ['categories', 'category'],
    ['customer_demographics', 'customer_demographic'],
    ['employee_territories', 'employee_territory'],
    ['us_states', 'us_state'],
    ['region', 'region'],
    ['order_status', 'order_status'],
    ['addresses', 'address'],
    ['people', 'person'],
    ['weather_data', 'weather_data'],
    ['us', 'us'],
  ])('of %s is %s', (name, expected) => {
    expect(singular(name)).toBe(expected);
  });
});
