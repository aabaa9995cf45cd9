import path from 'node:path';
import { goldenIn } from '../__testUtils__/golden';
import { printed, SETTINGS } from './__testUtils__/platform';

const GOLDEN = path.join(__dirname, '__golden__');

const expectGolden = goldenIn(GOLDEN);

describe('what is generated for Snowflake', () => {
  const { files, findings } = printed(SETTINGS);

  it('is these files', () => {
    expect([...files.keys()]).toEqual([
      'snowflake/dev/00_integration.sql',
      'snowflake/dev/10_database.sql',
      'snowflake/dev/30_governance.sql',
      'snowflake/dev/README.md',
      'snowflake/prod/00_integration.sql',
      'snowflake/prod/10_database.sql',
      'snowflake/prod/20_tables.sql',
      'snowflake/prod/25_dynamic.sql',
      'snowflake/prod/30_governance.sql',
      'snowflake/prod/40_grants.sql',
      'snowflake/prod/README.md',
    ]);
  });

  it.each([...files])('%s', (file, content) => {
    expectGolden(file.replace(/^snowflake\//, ''), content);
  });

  it('says what a person should know, and removes nothing', () => {
    expectGolden('findings.json', `${JSON.stringify(findings, null, 2)}\n`);
    for (const content of files.values()) {
      expect(content).not.toMatch(/\b(drop|undrop|truncate)\b/i);
    }
  });
});
