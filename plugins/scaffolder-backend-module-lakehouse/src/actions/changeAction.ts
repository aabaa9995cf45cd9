import type { PermissionsService } from '@backstage/backend-plugin-api';
import type {
  MarkdownBlock,
  OrganisationPrinter,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isReadForChange,
  type PlatformRepository,
  type PreparedChange,
  type RepositoryConfig,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { changeBody } from '../lib/pullRequest/changeBody';
import { writeProposal, type ProposalContext } from '../lib/writeProposal';

/** What an action that changes the platform repository works with. */
export interface ChangeActionOptions {
  repository: PlatformRepository;
  config: RepositoryConfig;
  permissions: PermissionsService;
  /** Printers of the organisation. */
  printers?: readonly OrganisationPrinter[];
}

/** A change of the platform, and what it is called where it is proposed. */
export interface DescribedChange {
  change: PreparedChange;
  title: string;
  branch: string;
  /** One sentence: what is added or changed. */
  about: string;
  /** What merging does and does not do, one sentence each. */
  merging: string[];
  /** What else has to be read first. */
  notes?: MarkdownBlock[];
}

/**
 * Prepares a change of the platform repository and writes it as a proposal.
 *
 * @param what - what cannot be stamped when there are errors, such as "The job"
 * @param prepare - makes the change for the files of the repository as they are
 * @throws InputError with the errors, before anything is written
 */
export async function proposeChange(
  ctx: ProposalContext,
  what: string,
  { repository, config }: Pick<ChangeActionOptions, 'repository' | 'config'>,
  prepare: (files: ReadonlyMap<string, string>) => DescribedChange,
): Promise<PreparedChange> {
  const snapshot = await repository.read(isReadForChange);
  const { change, title, branch, about, merging, notes } = prepare(
    snapshot.files,
  );
  await writeProposal(ctx, what, {
    config,
    repository,
    snapshot,
    change,
    proposal: {
      title,
      branch,
      body: (target, limit) =>
        changeBody({ about, merging, notes, change, target, limit }),
    },
  });
  return change;
}
