import { parsePlatformConfig } from './parsePlatformConfig';

describe('parsePlatformConfig', () => {
  it('reads the settings, completes the owner and keeps other fields', () => {
    expect(
      parsePlatformConfig(
        'name: p\nowner: data\ncatalog: p1\nregion: eu-central-1\nteam: x\n',
      ),
    ).toEqual({
      platform: {
        name: 'p',
        owner: 'group:default/data',
        catalog: 'p1',
        region: 'eu-central-1',
        team: 'x',
      },
      findings: [],
    });
  });

  it('reads how keys are hashed, and fills in what is not said', () => {
    const hashOf = (hash: string) =>
      parsePlatformConfig(`name: p\nowner: data\ncatalog: p1\n${hash}`).platform
        ?.hash;
    expect(hashOf('')).toBeUndefined();
    expect(hashOf('hash: { algorithm: sha256 }')).toEqual({
      algorithm: 'sha256',
      compatibility: 'none',
    });
    expect(hashOf('hash:\n  compatibility: automate_dv')).toEqual({
      algorithm: 'md5',
      compatibility: 'automate_dv',
    });
  });

  const START = 'name: p\nowner: data\ncatalog: p\n';
  it.each([
    [`${START}hash: sha256`, '$.hash', 4],
    [`${START}hash:\n  algorithm: sha1`, '$.hash.algorithm', 5],
    [`${START}hash:\n  compatibility: dbtvault`, '$.hash.compatibility', 5],
    [`${START}hash:\n  algoritm: md5`, '$.hash.algoritm', 5],
    ['', '$', 1],
    ['- a', '$', 1],
    ['name: [', '$', 1],
    ['owner: data\ncatalog: p', '$.name', 1],
    ['name: p\nowner: 5\ncatalog: p', '$.owner', 2],
    ['name: p\nowner: data\ncatalog: ../x', '$.catalog', 3],
    [`${START}region: Frankfurt`, '$.region', 4],
    [`${START}region: [eu-central-1]`, '$.region', 4],
  ])('says what is wrong with %j', (text, path, line) => {
    const { platform, findings } = parsePlatformConfig(text);
    expect(platform).toBeUndefined();
    expect(findings[0]).toMatchObject({ severity: 'error', path, line });
    expect(findings[0].fix).toMatch(/\.$/);
  });
});
