import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import type { CommitAuthor } from '@lakehouse/backstage-plugin-lakehouse-node';

const NOBODY: CommitAuthor = {
  name: 'Lakehouse for Backstage',
  email: 'lakehouse@localhost',
};

/** Git keeps names and addresses on one line, with `<` and `>` around the address. */
const oneLine = (text: string) =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u001f\u007f<>]+/g, ' ').trim();

/**
 * The author of a task's commit: the person whose credentials started the task, with the name and mail address that the catalog has;
 * what is missing comes from the configured author. A task that no person started is by the configured author.
 */
export async function commitAuthor(
  ctx: Pick<ActionContext<JsonObject>, 'getInitiatorCredentials' | 'user'>,
  options: { auth: AuthService; fallback?: CommitAuthor },
): Promise<CommitAuthor> {
  const fallback = options.fallback ?? NOBODY;
  const credentials = await ctx.getInitiatorCredentials();
  if (!options.auth.isPrincipal(credentials, 'user')) {
    return fallback;
  }
  const ref = credentials.principal.userEntityRef;
  const profile =
    ctx.user?.ref === ref ? ctx.user.entity?.spec.profile : undefined;
  return {
    name: oneLine(profile?.displayName ?? parseEntityRef(ref).name),
    email: oneLine(profile?.email ?? fallback.email),
  };
}
