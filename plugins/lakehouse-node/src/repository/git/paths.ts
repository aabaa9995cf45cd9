import { InputError } from '@backstage/errors';

/**
 * Checks a path inside a repository: relative, `/` between its parts, and no part that leaves the repository or reaches git's own folder.
 *
 * @throws InputError naming the path
 */
export function checkRepositoryPath(path: string): void {
  const parts = path.split('/');
  const bad =
    path.includes('\\') ||
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f]/.test(path) ||
    parts.some(
      part =>
        part === '' ||
        part === '.' ||
        part === '..' ||
        // Case-insensitive file systems, and their short and hidden names of `.git`.
        /^(\.git|git~\d+)[. ]*$/i.test(part.normalize('NFKC')),
    );
  if (bad) {
    throw new InputError(
      `${JSON.stringify(
        path.slice(0, 200),
      )} is no path inside the repository. Use a relative path with / between its parts.`,
    );
  }
}

/**
 * Checks a branch name by the rules of `git check-ref-format`.
 *
 * @throws InputError naming the branch
 */
export function checkBranchName(branch: string): void {
  const bad =
    branch === '' ||
    branch.length > 200 ||
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$/.test(branch) ||
    branch
      .split('/')
      .some(part => part.startsWith('.') || part.endsWith('.lock'));
  if (bad) {
    throw new InputError(
      `${JSON.stringify(
        branch.slice(0, 200),
      )} is no branch name. Use letters, digits, - and /.`,
    );
  }
}
