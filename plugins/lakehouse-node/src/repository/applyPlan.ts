import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { PlannedFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkRepositoryPath } from './git';

/** A change that is prepared beside its target and can still be dropped. */
interface Step {
  target: string;
  /** New content, written; absent when the target goes. */
  prepared?: string;
  /** Content to put back when a later step fails; absent when there was no file. */
  before?: Buffer;
}

/**
 * Carries out a plan in a folder: files to create or update are written beside their target first and then renamed onto it, so that no
 * reader ever sees half a file, and a failure leaves the folder as it was.
 *
 * @throws ConflictError when a path leads through a link or onto something that is no file
 */
export async function applyPlan(
  dir: string,
  planned: PlannedFile[],
): Promise<void> {
  const changes = planned.filter(({ action }) =>
    ['create', 'update', 'remove'].includes(action),
  );
  const root = await fs.realpath(dir);
  const steps: Step[] = [];
  const done: Step[] = [];
  try {
    for (const change of changes) steps.push(await prepare(root, change));
    for (const step of steps) {
      await carryOut(step);
      done.push(step);
    }
  } catch (error) {
    await Promise.all(done.map(putBack));
    throw error;
  } finally {
    await Promise.all(
      steps.map(({ prepared }) => prepared && fs.rm(prepared, { force: true })),
    );
  }
}

async function prepare(root: string, change: PlannedFile): Promise<Step> {
  checkRepositoryPath(change.path);
  await refuseLinks(root, change.path);
  const target = resolveSafeChildPath(root, change.path);
  const before = await fs.readFile(target).catch(ignoreMissing);
  if (change.action === 'remove') return { target, before };
  await fs.mkdir(dirname(target), { recursive: true });
  const prepared = `${target}.${randomUUID().slice(0, 8)}.tmp`;
  await fs.writeFile(prepared, change.content ?? '', { flag: 'wx' });
  return { target, prepared, before };
}

/** Every folder on the way is a folder and the target, if there, a file: nothing is written through a link. */
async function refuseLinks(root: string, path: string) {
  const parts = path.split('/');
  for (let i = 1; i <= parts.length; i++) {
    const part = parts.slice(0, i).join('/');
    const stat = await fs.lstat(join(root, part)).catch(ignoreMissing);
    if (!stat) return;
    const expected = i < parts.length ? stat.isDirectory() : stat.isFile();
    if (!expected) {
      throw new ConflictError(
        `${part} is a link or not what was expected there. Nothing was written. Remove it first.`,
      );
    }
  }
}

function carryOut({ target, prepared }: Step): Promise<void> {
  return prepared ? fs.rename(prepared, target) : fs.rm(target);
}

function putBack({ target, before }: Step): Promise<void> {
  return before ? fs.writeFile(target, before) : fs.rm(target, { force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
