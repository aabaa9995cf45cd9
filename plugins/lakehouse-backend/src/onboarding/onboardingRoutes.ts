import { NotFoundError } from '@backstage/errors';
import {
  lakehouseSourceCreatePermission,
  type PreviewFile,
  type SourceDefaults,
  type SourcePreview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  describeOutcome,
  isReadForChange,
  parseSourceSpec,
  prepareSource,
  readSource,
  type OnboardingDefaults,
  type PlatformRepository,
} from '@lakehouse/backstage-plugin-lakehouse-node';
import { QUERY, readQuery } from '../api/query';
import type { Route, RouteContext } from '../api/routes';
import type { ConnectionsOf } from './connections/connectionsOf';
import { oncePerCommit } from './oncePerCommit';
import { sourceRoutes } from './sourceRoutes';

/**
 * Largest preview request: as much as a task of the scaffolder takes, so that what could be looked at can be created.
 */
export const PREVIEW_LIMIT = '10mb';

/**
 * Up to so many files the preview brings all contents, so that looking from one to the next takes no time. Of more, nobody looks at many,
 * and printing them would take longer than everything else.
 */
const CONTENTS_UP_TO = 500;

/** Contents are printed when they are read, so files without them are named one by one. */
function withoutContents(files: PreviewFile[]): PreviewFile[] {
  return files.map(({ path, action, kind, reason }) => ({
    path,
    action,
    kind,
    reason,
  }));
}

/** The file together with what the repository has in its place, so that the difference can be looked at. */
function withPrevious(
  file: PreviewFile,
  now: ReadonlyMap<string, string>,
): PreviewFile {
  const previous = now.get(file.path);
  return file.action === 'unchanged' || previous === undefined
    ? file
    : // Written out, since contents are printed when they are read and a copy of the object would be without.
      { ...file, content: file.content, previous };
}

/** The preview of the onboarding form, and the sources that it can change; a source of a connection is read, unless that was done in the last minutes. */
export function onboardingRoutes(
  repository: PlatformRepository | undefined,
  connections: ConnectionsOf,
  defaults: OnboardingDefaults = {},
): Route[] {
  // The form asks after every change of an answer.
  const read =
    repository &&
    oncePerCommit(repository, () => repository.read(isReadForChange));
  const files = async () => {
    if (!read) {
      throw new NotFoundError(
        'Onboarding is not set up. Configure lakehouse.onboarding.repository',
      );
    }
    return (await read()).files;
  };
  const prepare = async ({
    request,
    response,
    credentials,
  }: Pick<RouteContext, 'request' | 'response' | 'credentials'>) => {
    const spec = parseSourceSpec(request.body);
    const now = await files();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const reader = await connections(credentials);
    const source = await readSource(spec, reader, { signal: gone.signal });
    const preview = await prepareSource(spec, now, source, defaults);
    return { spec, now, preview };
  };
  return [
    {
      method: 'get',
      path: '/onboarding/defaults',
      permission: lakehouseSourceCreatePermission,
      async handle(): Promise<SourceDefaults> {
        const {
          sourceName,
          owners,
          regions,
          promise,
          required = [],
        } = defaults;
        const nameHint = sourceName?.hint;
        return { nameHint, owners, regions, promise, required };
      },
    },
    ...sourceRoutes(files, connections),
    {
      method: 'post',
      path: '/onboarding/preview',
      permission: lakehouseSourceCreatePermission,
      async handle(context): Promise<SourcePreview> {
        const { spec, now, preview } = await prepare(context);
        const outcome = describeOutcome(spec, preview, now, repository!);
        return preview.files.length > CONTENTS_UP_TO
          ? { ...preview, outcome, files: withoutContents(preview.files) }
          : {
              ...preview,
              outcome,
              files: preview.files.map(file => withPrevious(file, now)),
            };
      },
    },
    {
      method: 'post',
      path: '/onboarding/preview/file',
      permission: lakehouseSourceCreatePermission,
      async handle(context): Promise<PreviewFile> {
        const { path } = readQuery(QUERY.previewFile, context.request.query);
        const { now, preview } = await prepare(context);
        const file = preview.files.find(one => one.path === path);
        if (!file) {
          throw new NotFoundError(
            'These answers stamp no such file. Look at the preview again: an answer has changed',
          );
        }
        return withPrevious(file, now);
      },
    },
  ];
}
