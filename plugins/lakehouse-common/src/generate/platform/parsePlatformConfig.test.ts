import { parsePlatformConfig } from './parsePlatformConfig';

describe('parsePlatformConfig', () => {
  it('reads the settings, completes the owner and keeps other fields', () => {
    expect(
      parsePlatformConfig('name: p\nowner: data\ncatalog: p1\nregion: eu\n'),
    ).toEqual({
      platform: {
        name: 'p',
        owner: 'group:default/data',
        catalog: 'p1',
        region: 'eu',
      },
      findings: [],
    });
  });

  it.each([
    ['', '$', 1],
    ['- a', '$', 1],
    ['name: [', '$', 1],
    ['owner: data\ncatalog: p', '$.name', 1],
    ['name: p\nowner: 5\ncatalog: p', '$.owner', 2],
    ['name: p\nowner: data\ncatalog: ../x', '$.catalog', 3],
  ])('says what is wrong with %j', (text, path, line) => {
    const { platform, findings } = parsePlatformConfig(text);
    expect(platform).toBeUndefined();
    expect(findings[0]).toMatchObject({ severity: 'error', path, line });
    expect(findings[0].fix).toMatch(/\.$/);
  });
});
