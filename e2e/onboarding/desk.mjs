// The demo and the browser that all tests of onboarding share, and what they ask of both.
import { execFileSync } from 'node:child_process';
import { api, demo, page } from '../lib/desk.mjs';
import { assertFits as fits } from '../lib/look.mjs';

export * from '../lib/desk.mjs';

export const FORM = '/lakehouse/onboard';
export const TEMPLATE = '/create/templates/default/onboard-source';

export const createButton = (on = page) =>
  on.getByRole('button', { name: 'Create' });

/** Chooses a radio button by its label; the scaffolder's form takes an answer over in its own time. */
export async function choose(name) {
  await page.getByText(name, { exact: true }).click();
  await page.getByRole('radio', { name, checked: true }).waitFor({
    state: 'attached',
  });
}

/** Half a pixel of the scaffolder's own card is rounded up. */
export const assertFits = (look, name) => fits(look, name, 1);

/** Entities of a source that the catalog holds. */
export const entitiesOf = async source =>
  (
    await api(
      `/api/catalog/entities/by-query?filter=metadata.annotations.lakehouse.io/contract=${source}`,
    )
  )?.items ?? [];

/** A file of the platform repository, as it is on its branch. */
export const published = file =>
  execFileSync(
    'git',
    [`--git-dir=${demo.folder}/platform.git`, 'show', `main:${file}`],
    { encoding: 'utf8' },
  );

/** A source's contract, as it is on the branch of the platform repository. */
export const publishedContract = source =>
  published(`contracts/${source}.odcs.yaml`);
