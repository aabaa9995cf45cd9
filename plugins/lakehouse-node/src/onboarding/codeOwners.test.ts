import { codeOwners } from './codeOwners';

const owners = (text: string, ...paths: string[]) =>
  codeOwners(new Map([['.github/CODEOWNERS', text]]), paths);

describe('codeOwners', () => {
  it('takes the last pattern that fits, per path, each owner once', () => {
    const text = `# who reviews
*               @acme/data-platform
/contracts/     @ada @acme/governance # inline
*.sql           @sql
docs/*          docs@example.com @writers
[Section]
/dbt/**/hubs/   @vault`;
    expect(owners(text, 'lakehouse.yaml')).toEqual(['acme/data-platform']);
    expect(owners(text, 'contracts/a.yaml', 'contracts/b.yaml')).toEqual([
      'ada',
      'acme/governance',
    ]);
    expect(owners(text, 'dbt/models/raw/hubs/hub_a.sql')).toEqual(['vault']);
    expect(owners(text, 'dbt/models/a.sql')).toEqual(['sql']);
    expect(owners(text, 'docs/a.md')).toEqual(['writers']);
    expect(owners(text, 'docs/sub/a.md')).toEqual(['acme/data-platform']);
  });

  it('gives nobody where nobody owns, and where there is no file', () => {
    expect(owners('* @all\n/docs/', 'docs/a.md')).toEqual([]);
    expect(codeOwners(new Map(), ['a'])).toEqual([]);
  });

  it('reads the place that the host reads first', () => {
    const files = new Map([
      ['docs/CODEOWNERS', '* @docs'],
      ['CODEOWNERS', '* @root'],
    ]);
    expect(codeOwners(files, ['a'])).toEqual(['root']);
  });
});
