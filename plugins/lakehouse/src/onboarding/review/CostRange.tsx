import { Text } from '@backstage/ui';
import type { CostEstimate } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import { dollars } from './dollars';
import styles from './Outcome.module.css';

/** What a source costs per month, as a range with its parts and what it assumes; or why nobody can say. */
export const CostRange = ({ cost }: { cost: CostEstimate }) => {
  const t = useOnboardingTexts();
  const range = (part: { low: number; high: number }) =>
    part.low > 0
      ? t('outcome.costRange', {
          low: dollars(part.low),
          high: dollars(part.high),
        })
      : t('outcome.costUpTo', { high: dollars(part.high) });
  const { low, high, unknown, parts, assumptions } = cost;
  return (
    <>
      <Text as="p" weight={unknown ? undefined : 'bold'}>
        {low === undefined || high === undefined
          ? t('outcome.costUnknown', { why: unknown ?? '' })
          : range({ low, high })}
      </Text>
      {parts.length > 0 && (
        <ul className={styles.list}>
          {parts.map(part => (
            <li key={part.what}>
              {part.what}: {range(part)}
            </li>
          ))}
        </ul>
      )}
      <details className={styles.assumptions}>
        <summary>{t('outcome.assumptions')}</summary>
        <ul className={styles.list}>
          {assumptions.map(one => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </>
  );
};
