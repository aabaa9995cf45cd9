import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z as zod } from 'zod/v3';
import type {
  PreparedChange,
  RepositoryConfig,
  RepositorySnapshot,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { printable } from './printable';
import { publishPlan, type Proposal } from './pullRequest/plan';
import { publishOutput } from './publishOutput';
import { writeWorkspace } from './workspace';

const LOG_LEVEL = { error: 'error', warning: 'warn', info: 'info' } as const;

/** Outputs of an action that changes the platform repository; the publish steps of a template take them. */
export const proposalOutput = {
  key: (z: typeof zod) =>
    z.string({ description: 'What is changed; its branch is called after it' }),
  base: (z: typeof zod) =>
    z.string({ description: 'Commit that the files were made for' }),
  files: (z: typeof zod) =>
    z.array(
      z.object({ path: z.string(), action: z.string(), reason: z.string() }),
      { description: 'What happens to which file, and why it exists' },
    ),
  removed: (z: typeof zod) =>
    z.array(z.string(), {
      description: 'Files that go, as input of the publish step',
    }),
  findings: (z: typeof zod) =>
    z.array(z.object({ severity: z.string(), message: z.string() })),
  publish: publishOutput,
};

/** The part of an action's context that is needed. */
export interface ProposalContext {
  logger: LoggerService;
  workspacePath: string;
  output(name: any, value: any): void;
}

/**
 * Writes what differs from the repository into the workspace, and says how it is published; nothing outside the workspace is touched, so a
 * dry run does the same.
 *
 * @param what - what cannot be stamped when there are errors, such as "The source"
 * @throws InputError with the errors, before anything is written
 */
export async function writeProposal(
  ctx: ProposalContext,
  what: string,
  options: {
    config: RepositoryConfig;
    repository: { title: string };
    snapshot: RepositorySnapshot;
    change: PreparedChange;
    proposal: Omit<Proposal, 'files'>;
  },
): Promise<void> {
  const { config, repository, snapshot, change } = options;
  for (const { severity, message } of change.findings) {
    ctx.logger[LOG_LEVEL[severity]](printable(message));
  }
  if (!change.ok) {
    const errors = change.findings.filter(one => one.severity === 'error');
    throw new InputError(
      `${what} cannot be stamped, and nothing was written: ${printable(
        errors.map(({ message }) => message).join(' '),
      )}`,
    );
  }
  const changed = change.files.filter(f => f.action !== 'unchanged');
  const written = new Map(
    changed
      .filter(({ action }) => action === 'create' || action === 'update')
      .map(file => [file.path, file.content ?? '']),
  );
  await writeWorkspace(ctx.workspacePath, written);
  ctx.logger.info(
    `${written.size} of ${change.files.length} files differ from ${repository.title}`,
  );
  ctx.output('key', options.proposal.branch.replace(/^lakehouse\//, ''));
  ctx.output('base', snapshot.commit);
  ctx.output(
    'files',
    changed.map(({ path, action, reason }) => ({ path, action, reason })),
  );
  ctx.output(
    'removed',
    changed.filter(f => f.action === 'remove').map(f => f.path),
  );
  ctx.output(
    'findings',
    change.findings.map(({ severity, message }) => ({ severity, message })),
  );
  const proposal = { ...options.proposal, files: change.files };
  ctx.output(
    'publish',
    publishPlan({ config, proposal, files: snapshot.files }),
  );
}
