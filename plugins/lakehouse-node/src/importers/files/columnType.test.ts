import fc from 'fast-check';
import { inferType } from './columnType';

/** An absent question is undefined, for whoever expects it to be. */
const inferred = (values: string[]) => ({
  question: undefined,
  ...inferType(values),
});

const choices = (values: string[]) =>
  inferType(values).question?.choices.map(({ as, type }) => [
    as,
    type.physicalType,
    type.dateFormat ?? type.numberFormat,
  ]);

describe('dates', () => {
  it('asks for the order when both are possible', () => {
    expect(inferType(['01/02/2024', '']).logicalType).toBe('string');
    expect(choices(['01/02/2024', '12/11/2024'])).toEqual([
      ['day-first', 'date', 'dd/MM/yyyy'],
      ['month-first', 'date', 'MM/dd/yyyy'],
      ['text', 'text', undefined],
    ]);
  });

  it.each([
    [['01/02/2024', '25/02/2024'], 'dd/MM/yyyy', 'the day first: 25/02/2024'],
    [['01.02.2024', '2.25.2024'], 'MM.dd.yyyy', 'the month first: 2.25.2024'],
  ])('does not ask when %j allow one order', (values, format, reason) => {
    const type = inferType(values);
    expect(type).toMatchObject({ logicalType: 'date', dateFormat: format });
    expect(type.reason).toContain(reason);
    expect(type.question).toBeUndefined();
  });

  it.each([
    [['25/01/2024', '01/25/2024']],
    [['01/02/2024', '01.02.2024']],
    [['30/02/2024', '31/02/2024']],
    [['01/02/24']],
  ])('keeps %j as text without a question', values => {
    expect(inferred(values)).toMatchObject({
      logicalType: 'string',
      question: undefined,
    });
  });

  it('offers the true order, and only orders that give days', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.date({
            min: new Date('1900-01-01'),
            max: new Date('2100-01-01'),
            noInvalidDate: true,
          }),
          { minLength: 1 },
        ),
        fc.constantFrom('.', '/', '-'),
        (days, separator) => {
          const values = days.map(day => {
            const [y, m, d] = day.toISOString().slice(0, 10).split('-');
            return [d, m, y].join(separator);
          });
          const type = inferType(values);
          const formats = [
            type.dateFormat,
            ...(type.question?.choices ?? []).map(one => one.type.dateFormat),
          ];
          expect(formats).toContain(['dd', 'MM', 'yyyy'].join(separator));
        },
      ),
    );
  });
});

describe('numbers with a comma', () => {
  it('asks what the comma is when both are possible', () => {
    expect(choices(['1,234', '12', '-12,345'])).toEqual([
      ['decimal-comma', 'numeric(18,3)', { decimalChar: ',', groupChar: '.' }],
      ['thousands', 'numeric(18,0)', { decimalChar: '.', groupChar: ',' }],
      ['text', 'text', undefined],
    ]);
  });

  it.each([
    [['12,5', '1,234'], 'numeric(18,3)', ','],
    [['1.234,56'], 'numeric(18,2)', ','],
    [['1.234.567'], 'numeric(18,0)', ','],
    [['1,234,567'], 'numeric(18,0)', '.'],
    [['1,234.5', '7'], 'numeric(18,1)', '.'],
  ])('does not ask when %j allow one reading', (values, type, decimalChar) => {
    expect(inferred(values)).toMatchObject({
      physicalType: type,
      numberFormat: { decimalChar },
      question: undefined,
    });
  });

  it.each([[['01,5']], [['1,23,4']], [['1.234,5', '1,234.5']]])(
    'keeps %j as text without a question',
    values => {
      expect(inferred(values)).toMatchObject({
        logicalType: 'string',
        question: undefined,
      });
    },
  );

  it('never asks about plain numbers and ISO dates', () => {
    expect(inferType(['1.5', '2']).question).toBeUndefined();
    expect(inferType(['2024-01-02']).question).toBeUndefined();
  });
});
