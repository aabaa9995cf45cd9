import type {
  HostKind,
  HostRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { publishPlan } from './plan';

const contract = {
  path: 'contracts/shop.odcs.yaml',
  action: 'create' as const,
  kind: 'owned' as const,
  reason: 'The contract.',
};
const plan = (kind: HostKind, files: Record<string, string>, draft = false) => {
  const address = { kind, host: 'git.test', owner: 'acme', repo: 'platform' };
  const config: HostRepositoryConfig = { kind, address, branch: 'main', draft };
  return publishPlan({
    config,
    proposal: {
      title: 'Onboard shop',
      branch: 'lakehouse/onboard-shop',
      files: [contract],
      body: (target, limit) => `For ${target}, at most ${limit}`,
    },
    files: new Map(Object.entries(files)),
  });
};

describe('publishPlan', () => {
  it('asks for a description that the host takes', () => {
    expect(plan('azure', {}).body).toBe('For main, at most 3900');
  });

  it('asks people and teams of CODEOWNERS, and nobody with an empty list', () => {
    const CODEOWNERS = '* @grace @acme/data @other/team x@example.com';
    expect(plan('github', { CODEOWNERS })).toMatchObject({
      reviewers: ['grace'],
      teamReviewers: ['data'],
    });
    expect(plan('github', {})).not.toHaveProperty('reviewers');
  });

  it('marks a draft as the host knows it', () => {
    expect(plan('gitlab', {}, true).title).toBe('Draft: Onboard shop');
    expect(plan('github', {}, true)).toMatchObject({
      title: 'Onboard shop',
      draft: true,
    });
  });
});
