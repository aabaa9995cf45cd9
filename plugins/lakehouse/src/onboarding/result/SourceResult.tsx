import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Fragment } from 'react';
import { Code, CopyIcon, Facts, Panel, Scope } from '../../components/shared';
import { rootRouteRef } from '../../routes';
import { FilesPane } from '../review/FilesPane';
import { useOnboardingTexts } from '../translation';
import { readResult, type OnboardingResult } from './result';

const SHORT_COMMIT = 10;

const Published = ({ result }: { result: OnboardingResult }) => {
  const t = useOnboardingTexts();
  return (
    <Panel
      title={result.created ? t('result.published') : t('result.unchanged')}
    >
      <Facts
        facts={[
          [t('result.repository'), result.repository],
          [t('result.branch'), result.branch],
          [
            t('result.commit'),
            <Fragment key="commit">
              <code>{result.commit.slice(0, SHORT_COMMIT)}</code>
              <CopyIcon text={result.commit} what={t('result.commit')} />
            </Fragment>,
          ],
        ]}
      />
    </Panel>
  );
};

const NextSteps = ({ result }: { result: OnboardingResult }) => {
  const t = useOnboardingTexts();
  const root = useRouteRef(rootRouteRef);
  return (
    <Panel title={t('result.next')}>
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
    <Panel title={t('result.entities')}>
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
