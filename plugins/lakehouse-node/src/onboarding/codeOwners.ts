/** Where hosts look for the file CODEOWNERS, the first that exists. */
const PLACES = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];

/** Whether a file of the repository says who reviews what. */
export function isCodeOwnersFile(path: string): boolean {
  return PLACES.includes(path);
}

/**
 * Owners of paths by CODEOWNERS as GitHub and GitLab read it: per path the last pattern that fits counts. Mail addresses are left out, as
 * hosts take no reviewers by address; so are GitLab's roles (`@@maintainer`). Sections of GitLab (`[Name]`) are read as if they were one.
 *
 * @param files - files of the repository
 * @returns names without `@`, in the order of the paths: `ada`, `acme/data-platform`
 */
export function codeOwners(
  files: ReadonlyMap<string, string>,
  paths: string[],
): string[] {
  const place = PLACES.find(path => files.has(path));
  const rules = (files.get(place ?? '') ?? '')
    .split(/\r?\n/)
    .map(line => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(line => line !== '' && !/^\^?\[/.test(line))
    .map(line => {
      const [pattern, ...owners] = line.split(/(?<!\\)\s+/);
      return { fits: matcher(pattern), owners };
    })
    .reverse();
  const owners = paths.flatMap(
    path => rules.find(({ fits }) => fits(path))?.owners ?? [],
  );
  const names = owners.flatMap(owner => /^@([^@\s]+)$/.exec(owner)?.[1] ?? []);
  return [...new Set(names)];
}

const GLOBS: Record<string, string> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/** A pattern of gitignore, as far as CODEOWNERS has it: no `!`, no `[…]`. */
function matcher(pattern: string): (path: string) => boolean {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const body = pattern
    .replace(/^\//, '')
    .replace(/\\ /g, ' ')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, glob => GLOBS[glob]);
  // A folder owns what is in it, but for `docs/*`, which is the files of docs alone.
  const end = /(^|\/)\*$/.test(pattern) && pattern !== '*' ? '$' : '(?:/|$)';
  const whole = body.endsWith('/') ? body : `${body}${end}`;
  const regex = new RegExp(`${anchored ? '^' : '(?:^|/)'}${whole}`);
  return path => regex.test(path);
}
