import { Alert, Flex } from '@backstage/ui';
import type { SourceFinding } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import styles from './Findings.module.css';

type Severity = SourceFinding['severity'];

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];
const STATUS = { error: 'danger', warning: 'warning', info: 'info' } as const;
const SHOWN = 6;

/** The findings of one severity: one is a sentence, several are a list. */
const Group = (props: { severity: Severity; findings: SourceFinding[] }) => {
  const { severity, findings } = props;
  const t = useOnboardingTexts();
  const more = findings.length - SHOWN;
  return (
    <Alert
      status={STATUS[severity]}
      icon
      title={t(`finding.${severity}`)}
      description={
        findings.length === 1 ? (
          findings[0].message
        ) : (
          <ul className={styles.list}>
            {findings.slice(0, SHOWN).map((finding, index) => (
              <li key={index}>{finding.message}</li>
            ))}
            {more > 0 && <li>{t('finding.more', { number: String(more) })}</li>}
          </ul>
        )
      }
    />
  );
};

/** What the preview has to say about the answers; the worst first, a long list cut. */
export const Findings = ({ findings }: { findings: SourceFinding[] }) => {
  const groups = SEVERITIES.map(severity => ({
    severity,
    findings: findings.filter(finding => finding.severity === severity),
  })).filter(group => group.findings.length > 0);
  if (groups.length === 0) return null;
  return (
    <Flex direction="column" gap="2">
      {groups.map(group => (
        <Group key={group.severity} {...group} />
      ))}
    </Flex>
  );
};
