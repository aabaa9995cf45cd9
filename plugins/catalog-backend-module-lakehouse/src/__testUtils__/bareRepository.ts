import { mkdtempSync, promises, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitToBare } from '@lakehouse/backstage-plugin-lakehouse-node';
import { initBareRepository } from '@lakehouse/backstage-plugin-lakehouse-node/testUtils';

const author = { name: 'Ada', email: 'ada@example.com' };

/** A bare repository in a folder of its own, with an empty first commit. */
export async function createBareRepository() {
  const root = mkdtempSync(join(tmpdir(), 'lakehouse-catalog-'));
  const gitdir = join(root, 'platform.git');
  await promises.mkdir(gitdir);
  await initBareRepository(gitdir);
  return {
    gitdir,
    /** Writes files (null removes one) as one commit. */
    commit: (files: Record<string, string | null>) =>
      commitToBare({
        gitdir,
        branch: 'main',
        baseBranch: 'main',
        changes: new Map(Object.entries(files)),
        message: 'Change',
        author,
      }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
