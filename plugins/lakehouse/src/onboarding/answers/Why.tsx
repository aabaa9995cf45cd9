import type { Inference } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import styles from './PreviewTables.module.css';

/** Why everything is as it was inferred. Guesses come last and say that they are not used. */
export const Why = ({ inferences }: { inferences: Inference[] }) => {
  const t = useOnboardingTexts();
  const isGuess = ({ confidence }: Inference) => confidence === 'guess';
  const used = inferences.filter(one => !isGuess(one));
  const guesses = inferences.filter(isGuess);
  const list = (items: Inference[], label: string) =>
    items.length > 0 && (
      <div className={styles.why}>
        {label}
        <ul aria-label={label}>
          {items.map(({ reason }) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    );
  return (
    <>
      {list(used, t('tables.why'))}
      {list(guesses, t('tables.maybe'))}
    </>
  );
};
