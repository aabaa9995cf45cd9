import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useTexts } from '../../../hooks/useTexts';
import { Empty, Panel, PanelError } from '../../shared';
import { Figures } from './Figures';
import { Histogram } from './Histogram';
import { Partitions } from './Partitions';
import type { useFiles } from './useFiles';

/** The files of the current snapshot, with the button that reads them. */
export const FilesPanel = (props: { files: ReturnType<typeof useFiles> }) => {
  const t = useTexts();
  const { value, error, reading, read, cancel } = props.files;
  const report = value?.files;
  const action = reading ? (
    <Button size="small" variant="secondary" onPress={cancel}>
      {t('table.files.cancel')}
    </Button>
  ) : (
    <Button size="small" variant="primary" onPress={read}>
      {t(value ? 'table.files.again' : 'table.files.read')}
    </Button>
  );
  return (
    <Panel title={t('table.files.title')} action={action}>
      <Flex direction="column" gap="4">
        <Text as="p" role="status" color="secondary">
          {reading && t('table.files.reading')}
          {!reading && !value && !error && t('table.files.idle')}
        </Text>
        {error && <PanelError error={error} onRetry={read} />}
        {value?.problem && (
          <Alert
            status="warning"
            icon
            title={t('table.files.problem')}
            description={value.problem}
          />
        )}
        {report?.stoppedBy && (
          <Alert
            status="warning"
            icon
            title={t('table.files.partial', {
              read: String(report.manifests.read),
              total: String(report.manifests.total),
            })}
            description={t('table.files.partialText', {
              why: t(`table.files.stopped.${report.stoppedBy}`),
            })}
          />
        )}
        {report && report.manifests.total === 0 && (
          <Empty
            title={t('table.files.none')}
            text={t('table.files.noneText')}
          />
        )}
        {report && report.manifests.total > 0 && (
          <>
            <Figures report={report} />
            <Histogram report={report} />
            <Partitions report={report} />
          </>
        )}
      </Flex>
    </Panel>
  );
};
