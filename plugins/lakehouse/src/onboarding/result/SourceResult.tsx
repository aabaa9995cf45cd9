import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ReactNode } from 'react';
import { Code, CopyIcon, Facts, Panel, Scope } from '../../components/shared';
import { rootRouteRef } from '../../routes';
import { FilesPane } from '../review/FilesPane';
import { useOnboardingTexts } from '../translation';
import { readResult, type OnboardingResult } from './result';

const SHORT_COMMIT = 10;

const Commit = ({ commit }: { commit: string }) => {
  const t = useOnboardingTexts();
  return (
    <>
      <code>{commit.slice(0, SHORT_COMMIT)}</code>
      <CopyIcon text={commit} what={t('result.commit')} />
    </>
  );
};

const Published = ({ result }: { result: OnboardingResult }) => {
  const t = useOnboardingTexts();
  const { branch, commit, created, pullRequest, repository } = result;
  const title = pullRequest ? t('result.requested') : t('result.published');
  return (
    <Panel title={created ? title : t('result.unchanged')}>
      <Facts
        facts={[
          ...(pullRequest
            ? [
                [
                  t('result.pullRequest'),
                  <Link key="request" href={pullRequest.url}>
                    {pullRequest.url}
                  </Link>,
                ] as [string, ReactNode],
              ]
            : []),
          [t('result.repository'), repository],
          [t('result.branch'), branch],
          ...(commit
            ? [
                [
                  t('result.commit'),
                  <Commit key="commit" commit={commit} />,
                ] as [string, ReactNode],
              ]
            : []),
        ]}
      />
    </Panel>
  );
};

const Merging = ({ target }: { target: string }) => {
  const t = useOnboardingTexts();
  return (
    <Panel title={t('result.merging')}>
      <Flex direction="column" gap="2">
        <Text>{t('result.mergingFiles', { target })}</Text>
        <Text>{t('result.mergingLoad')}</Text>
        <Text>{t('result.mergingCatalog')}</Text>
      </Flex>
    </Panel>
  );
};

const NextSteps = ({ result }: { result: OnboardingResult }) => {
  const t = useOnboardingTexts();
  const root = useRouteRef(rootRouteRef);
  return (
    <Panel title={t(result.pullRequest ? 'result.afterMerge' : 'result.next')}>
      <Flex direction="column" gap="2">
        <Text>{t('result.nextHint')}</Text>
        <Code code={result.next.join('\n')} label={t('result.next')} />
        {result.needsData && (
          <Text color="secondary">{t('result.dataHint')}</Text>
        )}
        {root && (
          <Link href={`${root()}?search=${encodeURIComponent(result.source)}`}>
            {t('result.tables')}
          </Link>
        )}
      </Flex>
    </Panel>
  );
};

const Entities = ({ result }: { result: OnboardingResult }) => {
  const t = useOnboardingTexts();
  if (result.entities.length === 0) return null;
  return (
    <Panel
      title={t(result.pullRequest ? 'result.entitiesLater' : 'result.entities')}
    >
      <Flex gap="3" style={{ flexWrap: 'wrap' }}>
        {result.entities.map(ref => (
          <EntityRefLink key={ref} entityRef={ref} />
        ))}
      </Flex>
    </Panel>
  );
};

/** The result of onboarding: where it went, what to do now, and where to see it. */
export const SourceResult = (props: { output?: ScaffolderTaskOutput }) => {
  const t = useOnboardingTexts();
  // No output at all: the task is still running, and its steps say so.
  if (!props.output) return null;
  const result = readResult(props.output);
  if (!result) {
    return <Alert status="warning" icon title={t('result.none')} />;
  }
  return (
    <Scope>
      <Flex direction="column" gap="4" mb="4">
        <Published result={result} />
        {result.pullRequest && <Merging target={result.pullRequest.target} />}
        <NextSteps result={result} />
        <Entities result={result} />
        {result.files.length > 0 && (
          <Panel title={t('result.files')}>
            <FilesPane
              files={result.files.map(file => ({ kind: 'generated', ...file }))}
            />
          </Panel>
        )}
      </Flex>
    </Scope>
  );
};
