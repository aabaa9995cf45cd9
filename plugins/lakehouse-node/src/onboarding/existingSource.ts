import {
  contractOwner,
  durationText,
  promiseFor,
  sha256Hex,
  type Contract,
  type SourceFinding,
  type SourceItem,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  contractSource,
  schemaOfServer,
  type SourceReader,
} from '../connections';
import { answerError } from './answers';
import { contractPaths, readContractAt } from './repositoryState';

/** A source that the platform repository holds. */
export interface ExistingSource {
  path: string;
  /** Its contract as people wrote it. */
  text: string;
  contract: Contract;
}

const CONTRACT_ENDING = /\.odcs\.ya?ml$/;

/** The name that the file of a contract gives its source; what the contract itself says cannot be read while it has errors. */
function nameByPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(CONTRACT_ENDING, '');
}

/** The source of this name, or the finding that says why it cannot be changed. */
export function findSource(
  files: ReadonlyMap<string, string>,
  name: string,
):
  | { existing: ExistingSource; problem?: undefined }
  | { existing?: undefined; problem: SourceFinding } {
  const all = contractPaths(files).map(path => readContractAt(files, path));
  const found = all.find(({ contract }) => contract?.name === name);
  if (found?.contract) {
    const { path, contract } = found;
    return { existing: { path, text: files.get(path)!, contract } };
  }
  const broken = all.find(
    ({ path, problem }) => problem && nameByPath(path) === name,
  );
  return {
    problem:
      broken?.problem ??
      answerError(
        'contract',
        `The platform has no source ${name.slice(
          0,
          60,
        )}. Choose one that it has, or onboard a new one.`,
      ),
  };
}

/** Sources of the platform repository by their names, also those whose contract has errors. */
export function listSources(files: ReadonlyMap<string, string>): SourceItem[] {
  return contractPaths(files)
    .map(path => readContractAt(files, path))
    .map(({ path, contract, problem }) =>
      contract
        ? {
            name: contract.name,
            contract: path,
            owner: contractOwner(contract),
            promise: promiseOf(contract) || undefined,
            tables: contract.schema.length,
          }
        : {
            name: nameByPath(path),
            contract: path,
            problem: problem.message,
          },
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Answers that change nothing about a source: what the form starts from.
 *
 * @param connectionOf - finds the connection that reads the database, or the folder, of a contract's server
 */
export function answersOf(
  { text, contract }: ExistingSource,
  connectionOf?: SourceReader['connectionOf'],
): SourceSpec {
  const description = contract.description?.purpose;
  const server = contractSource(contract);
  const connection = server && connectionOf?.(server);
  return {
    version: 1,
    kind: 'contract',
    contract: sha256Hex(text),
    name: contract.name,
    owner: contractOwner(contract) ?? '',
    promise: promiseOf(contract),
    ...(description && { description }),
    ...(server && { schema: schemaOfServer(server) }),
    ...(connection && { connection }),
  };
}

/** The promise of a contract as an answer, for example `6h`; empty when it makes none. */
function promiseOf(contract: Contract): string {
  const promised = promiseFor(contract);
  return promised
    ? durationText(promised.maxAgeMs).replace(/ (?=[a-z])/g, '')
    : '';
}
