import { Alert, Button, Flex, Text } from '@backstage/ui';
import { formatExactTime } from '../../lib/units';
import { useOnboardingTexts } from '../translation';
import { Checks } from './Checks';
import type { DiscoveryState } from './useDiscovery';

/** How far the reading is, in a sentence that screen readers hear. */
const Progress = ({ discovery }: { discovery: DiscoveryState }) => {
  const t = useOnboardingTexts();
  const { state, progress } = discovery;
  if (state === 'cancelled') return <>{t('discovery.cancelled')}</>;
  if (state !== 'running') return null;
  return (
    <>
      {progress
        ? t('discovery.progress', {
            tables: String(progress.tables),
            of: String(progress.of),
          })
        : t('discovery.running')}
    </>
  );
};

/** A reading of a database: its checks, its progress, and ways to stop it and to start it again. */
export const Reading = (props: {
  discovery: DiscoveryState;
  /** When the tables were read that the answers are about. */
  at?: string;
  /** What the button says that starts it. */
  label?: string;
  onStart(): void;
  onCancel(): void;
}) => {
  const t = useOnboardingTexts();
  const { discovery, at, label = t('discovery.again') } = props;
  const { state, checks, error } = discovery;
  const isRunning = state === 'running';
  return (
    <Flex direction="column" gap="2">
      {checks.length > 0 && <Checks checks={checks} />}
      {state === 'failed' && !checks.some(one => one.state === 'failed') && (
        <Alert
          status="danger"
          icon
          title={t('discovery.failed')}
          description={error?.message ?? t('discovery.cut')}
        />
      )}
      <Flex gap="3" align="center">
        <Button
          size="small"
          variant="secondary"
          onPress={isRunning ? props.onCancel : props.onStart}
        >
          {isRunning ? t('discovery.cancel') : label}
        </Button>
        <Text color="secondary" aria-live="polite">
          <Progress discovery={discovery} />
          {!isRunning && at && t('discovery.at', { time: formatExactTime(at) })}
        </Text>
      </Flex>
    </Flex>
  );
};
