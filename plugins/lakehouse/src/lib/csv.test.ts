import { toCsv } from './csv';

describe('toCsv', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=1', `"'\r=1"`],
  ])('disarms %j', (text, expected) => {
    expect(toCsv([[text]])).toBe(`${expected}\r\n`);
  });

  it('leaves plain text and numbers, quotes what has commas, quotes and line ends', () => {
    expect(toCsv([['a=b', -3, 'x,y', 'say "z"', 'two\nlines', null]])).toBe(
      'a=b,-3,"x,y","say ""z""","two\nlines",\r\n',
    );
  });
});
