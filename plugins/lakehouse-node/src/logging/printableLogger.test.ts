import { mockServices } from '@backstage/backend-test-utils';
import { printableLogger } from './printableLogger';

describe('printableLogger', () => {
  it.each([
    ['\u001b[2J\u001b[31mred\u001b[0m', ' [2J [31mred [0m'],
    ['two\r\nlines', 'two lines'],
    ['\u009b31m, \u0000 and \u0007', ' 31m,   and  '],
    ['right \u202eto left', 'right  to left'],
    ['Grüße, 表', 'Grüße, 表'],
  ])('writes %j as one plain line', (given, expected) => {
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const printing = printableLogger(logger).child({ a: 'b' });
    for (const level of ['error', 'warn', 'info', 'debug'] as const) {
      printing[level](given, { meta: 'data' });
      expect(logger[level]).toHaveBeenCalledWith(expected, { meta: 'data' });
    }
  });

  it('cuts a line at 1 KB', () => {
    const logger = mockServices.logger.mock();
    printableLogger(logger).info('表'.repeat(5000));
    const [[line]] = logger.info.mock.calls as [[string]];
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(1024);
    expect(line).toMatch(/^表{300,}$/);
  });
});
