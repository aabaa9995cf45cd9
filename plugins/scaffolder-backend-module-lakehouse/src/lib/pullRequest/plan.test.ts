import type { SourceSpec } from '@lakehouse/backstage-plugin-lakehouse-common';
import type {
  HostKind,
  HostRepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { publishPlan } from './plan';

const onboarded: SourceSpec = {
  version: 1,
  kind: 'ddl',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '6h',
};
const contract = {
  path: 'contracts/shop.odcs.yaml',
  action: 'create' as const,
  kind: 'owned' as const,
  reason: 'The contract.',
};
const plan = (
  kind: HostKind,
  files: Record<string, string>,
  draft = false,
  spec: SourceSpec = onboarded,
) => {
  const address = { kind, host: 'git.test', owner: 'acme', repo: 'platform' };
  const config: HostRepositoryConfig = { kind, address, branch: 'main', draft };
  return publishPlan({
    config,
    spec,
    preview: { ok: true, findings: [], tables: [], files: [contract] },
    files: new Map(Object.entries(files)),
  });
};

describe('publishPlan', () => {
  it('tells a new source from one that changes, on the same branch', () => {
    expect(plan('github', {})).toMatchObject({
      title: 'Onboard shop',
      branch: 'lakehouse/onboard-shop',
    });
    const changed: SourceSpec = { ...onboarded, kind: 'contract' };
    expect(plan('github', {}, false, changed)).toMatchObject({
      title: 'Change shop',
      branch: 'lakehouse/onboard-shop',
    });
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
