import {
  codeOwners,
  repoUrlInput,
  webUrl,
  type HostKind,
  type HostRepositoryConfig,
  type RepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type {
  SourcePreview,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { pullRequestBody } from './body';

/** What the publish steps of the template need to know; the same for every host. */
export interface PublishPlan {
  host: 'local' | HostKind;
  /** False when the repository has everything already, so that there is nothing to publish. */
  changed: boolean;
  /** Input `repoUrl` of Backstage's publish actions. */
  repoUrl: string;
  /** Parts of the address that some actions want alone. */
  organization: string;
  project: string;
  repo: string;
  /** Address of the repository for people. */
  url: string;
  branch: string;
  target: string;
  title: string;
  body: string;
  draft: boolean;
  /** People and teams of CODEOWNERS; left out where there are none, since hosts refuse an empty list. */
  reviewers?: string[];
  teamReviewers?: string[];
}

/** Most characters of a pull request's description that hosts take, with room to spare. */
const LIMITS: Record<HostKind, number> = {
  github: 60_000,
  gitlab: 500_000,
  azure: 3_900,
  bitbucketCloud: 30_000,
};

const LOCAL = {
  host: 'local' as const,
  repoUrl: '',
  organization: '',
  project: '',
  repo: '',
  url: '',
  body: '',
  draft: false,
};

/** The branch of a source: always the same, so that a second run finds the first one's work. */
export function branchOf(source: string): string {
  return `lakehouse/onboard-${source}`;
}

/** How what was generated is published: to where, under which name, with which description, and who looks at it. */
export function publishPlan(options: {
  config: RepositoryConfig;
  spec: SourceSpec;
  preview: SourcePreview;
  /** Files of the repository, among them contracts and CODEOWNERS. */
  files: ReadonlyMap<string, string>;
}): PublishPlan {
  const { config, spec, preview, files } = options;
  const paths = preview.files
    .filter(({ action }) => ['create', 'update', 'remove'].includes(action))
    .map(({ path }) => path);
  const common = {
    changed: paths.length > 0,
    target: config.branch,
    title: `${spec.kind === 'contract' ? 'Change' : 'Onboard'} ${spec.name}`,
  };
  if (config.kind === 'local') {
    return { ...LOCAL, ...common, branch: config.branch };
  }
  const owners = codeOwners(files, paths);
  const [organization, project = ''] = config.address.owner.split('/');
  return {
    ...common,
    host: config.kind,
    repoUrl: repoUrlInput(config.address),
    organization,
    project,
    repo: config.address.repo,
    url: webUrl(config.address),
    branch: branchOf(spec.name),
    title: titleOf(config, common.title),
    body: pullRequestBody({
      spec,
      preview,
      target: config.branch,
      limit: LIMITS[config.kind],
    }),
    draft: config.draft,
    ...reviewersOf(owners, config.address.owner),
  };
}

/** GitHub takes the teams of the repository's own organisation, by their name alone. */
function reviewersOf(owners: string[], organization: string) {
  const people = owners.filter(name => !name.includes('/'));
  const teams = owners
    .filter(name => name.startsWith(`${organization}/`))
    .map(name => name.slice(organization.length + 1));
  return {
    ...(people.length > 0 && { reviewers: people }),
    ...(teams.length > 0 && { teamReviewers: teams }),
  };
}

/** GitLab knows a draft by its title. */
function titleOf({ kind, draft }: HostRepositoryConfig, title: string): string {
  return kind === 'gitlab' && draft ? `Draft: ${title}` : title;
}
