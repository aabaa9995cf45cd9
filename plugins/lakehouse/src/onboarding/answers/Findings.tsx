import { Alert, Flex, Text } from '@backstage/ui';
import type { SourceFinding } from '@lakehouse/backstage-plugin-lakehouse-common';
import { worstFirst } from '../spec';
import { useOnboardingTexts } from '../translation';

const STATUS = { error: 'danger', warning: 'warning', info: 'info' } as const;
const SHOWN = 6;

/** What the preview has to say about the answers; the worst first, a long list cut. */
export const Findings = ({ findings }: { findings: SourceFinding[] }) => {
  const t = useOnboardingTexts();
  if (findings.length === 0) return null;
  const shown = worstFirst(findings).slice(0, SHOWN);
  return (
    <Flex direction="column" gap="2">
      {shown.map((finding, index) => (
        <Alert
          key={index}
          status={STATUS[finding.severity]}
          icon
          title={
            finding.line
              ? `${t(`finding.${finding.severity}`)}, ${t('finding.line', {
                  line: String(finding.line),
                })}`
              : t(`finding.${finding.severity}`)
          }
          description={finding.message}
        />
      ))}
      {findings.length > SHOWN && (
        <Text color="secondary">
          {t('finding.more', { number: String(findings.length - SHOWN) })}
        </Text>
      )}
    </Flex>
  );
};
