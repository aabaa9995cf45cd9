import {
  generate,
  LOCK_PATH,
  parseLock,
  parsePlatformConfig,
  planFiles,
  type Contract,
  type PlannedFile,
  type SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const PLATFORM_FILE = 'lakehouse.yaml';

/** A contract and the file that it is written to. */
export interface WrittenContract {
  path: string;
  text: string;
  contract: Contract;
}

export interface RepositoryPlan {
  files: PlannedFile[];
  findings: SourceFinding[];
}

/** What a run over all contracts of the repository does with each file, the new contract's own file first. */
export function planRepository(options: {
  written: WrittenContract;
  others: Contract[];
  files: ReadonlyMap<string, string>;
}): RepositoryPlan {
  const { written, others, files } = options;
  const settings = files.get(PLATFORM_FILE);
  if (settings === undefined) {
    return blocked(
      PLATFORM_FILE,
      `The platform repository has no ${PLATFORM_FILE}. Create the repository from the template lakehouse-platform first.`,
    );
  }
  const { platform, findings } = parsePlatformConfig(settings);
  if (!platform) {
    const { message, fix } = findings[0];
    return blocked(PLATFORM_FILE, `${PLATFORM_FILE}: ${message} ${fix}`);
  }
  try {
    const lock = files.get(LOCK_PATH);
    const generated = generate({
      platform,
      contracts: [...others, written.contract],
    });
    const planned = planFiles({
      files: generated.files,
      lock: lock === undefined ? undefined : parseLock(lock),
      existing: files,
    });
    return { files: [contractFile(written, files), ...planned], findings: [] };
  } catch (error) {
    return blocked('contracts', error instanceof Error ? error.message : String(error));
  }
}

function blocked(path: string, message: string): RepositoryPlan {
  return { files: [], findings: [{ severity: 'error', path, message }] };
}

/** The contract belongs to people from the moment it is there, so the generator never sees its file. */
function contractFile(
  { path, text }: WrittenContract,
  files: ReadonlyMap<string, string>,
): PlannedFile {
  return {
    path,
    content: text,
    kind: 'owned',
    action: files.get(path) === text ? 'unchanged' : 'create',
    reason:
      'The contract of the source: everything else follows from it. Edit it, then run make generate.',
  };
}
