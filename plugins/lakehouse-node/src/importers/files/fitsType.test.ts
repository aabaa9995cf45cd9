import type { ContractColumn } from '@lakehouse/backstage-plugin-lakehouse-common';
import { fitsType } from './fitsType';

const column = (
  logicalType: string,
  physicalType?: string,
  more: Partial<ContractColumn> = {},
) => ({ name: 'c', logicalType, physicalType, ...more } as ContractColumn);
const comma = {
  customProperties: [
    {
      property: 'lakehouse.numberFormat',
      value: { decimalChar: ',', groupChar: '.' },
    },
  ],
};
const written = (format: string) => ({ logicalTypeOptions: { format } });

/** As `text_values.py` and `written.py` of ingestion decide it. */
describe.each([
  ['text', column('string', 'text'), ['', 'x', '1'], []],
  [
    'integer',
    column('integer', 'integer'),
    ['7', '-7', '7.0', ' 7 ', '2147483647'],
    ['7.5', 'x', '2147483648', '1e3'],
  ],
  [
    'bigint',
    column('integer', 'bigint'),
    ['9223372036854775807', '-9223372036854775808'],
    ['9223372036854775808'],
  ],
  [
    'numeric(5,2)',
    column('number', 'numeric(5,2)'),
    ['1', '999.99', '1.500', '.5', '1e2', '999e-2', '00012.5'],
    ['1000', '1.005', '1,5', 'x', '1e3', '1e-3'],
  ],
  [
    'double precision',
    column('number', 'double precision'),
    ['1e-20', '0.123456789012345'],
    ['x'],
  ],
  [
    'decimal comma',
    column('number', 'numeric(8,2)', comma),
    ['1.234,50', '1234,5', '7'],
    ['1,234.50', '1.5'],
  ],
  [
    'boolean',
    column('boolean', 'boolean'),
    ['true', 'F', 'yes', '0'],
    ['2', 'ja'],
  ],
  [
    'date',
    column('date', 'date'),
    ['2024-02-29'],
    ['2023-02-29', '2024-02-29T00:00:00', '01/02/2024'],
  ],
  [
    'dd/MM/yyyy',
    column('date', 'date', written('dd/MM/yyyy')),
    ['31/01/2024', '1/2/2024', '2024-01-31'],
    ['01/31/2024', '31.01.2024', '31/01/24'],
  ],
  [
    'a format that is a description',
    column('date', 'date', written('ISO')),
    ['2024-01-31'],
    ['31/01/2024'],
  ],
  [
    'timestamp',
    column('timestamp', 'timestamp'),
    ['2024-01-31 10:00', '2024-01-31T10:00:00.123456', '2024-01-31'],
    [
      '2024-01-31T10:00:00Z',
      '2024-01-31T10:00:00.1234567',
      '2024-02-31T10:00:00',
    ],
  ],
  [
    'timestamp with time zone',
    column('timestamp', 'timestamp with time zone'),
    [
      '2024-01-31T10:00:00Z',
      '2024-01-31T10:00:00+02:00',
      '2024-01-31 10:00:00',
    ],
    ['31/01/2024'],
  ],
  ['bytea', column('string', 'bytea'), ['\\xff00'], ['ff', '\\xf']],
] as [string, ContractColumn, string[], string[]][])(
  '%s',
  (_, declared, good, bad) => {
    const fits = fitsType(declared);
    it.each(good)('takes "%s"', value => expect(fits(value)).toBe(true));
    if (bad.length) {
      it.each(bad)('refuses "%s"', value => expect(fits(value)).toBe(false));
    }
  },
);
