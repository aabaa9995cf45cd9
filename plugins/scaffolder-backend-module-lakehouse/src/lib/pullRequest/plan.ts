import {
  codeOwners,
  repoUrlInput,
  webUrl,
  writtenPaths,
  type HostKind,
  type HostRepositoryConfig,
  type RepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import type { PreviewFile } from '@lakehouse/backstage-plugin-lakehouse-common';

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

/** A change of the platform repository, as it is proposed. */
export interface Proposal {
  title: string;
  /** The same for every run about the same thing, so that a second run finds the first one's work. */
  branch: string;
  files: PreviewFile[];
  /**
   * Description for people.
   *
   * @param target - branch that it is merged into
   * @param limit - most characters that the host takes
   */
  body(target: string, limit: number): string;
}

/** The branch of a source. */
export function branchOf(source: string): string {
  return `lakehouse/onboard-${source}`;
}

/** How what was generated is published: to where, under which name, with which description, and who looks at it. */
export function publishPlan(options: {
  config: RepositoryConfig;
  proposal: Proposal;
  /** Files of the repository, among them contracts and CODEOWNERS. */
  files: ReadonlyMap<string, string>;
}): PublishPlan {
  const { config, proposal, files } = options;
  const paths = writtenPaths(proposal.files);
  const common = {
    changed: paths.length > 0,
    target: config.branch,
    title: proposal.title,
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
    branch: proposal.branch,
    title: titleOf(config, common.title),
    body: proposal.body(config.branch, LIMITS[config.kind]),
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
