import { useMemo } from 'react';
import { useOnboardingTexts } from '../../translation';
import { diffLines, withContext, type DiffLine } from './diffLines';
import styles from './FileContent.module.css';
import { Segments } from './Segments';
import type { Segment } from './tokens';

const MARKS = { same: ' ', added: '+', removed: '−' };

/** What differs between two texts, with some lines around it. A sign and a word tell what a line is, not its colour. */
export const Diff = (props: {
  before: string;
  after: string;
  beforeLines: Segment[][];
  afterLines: Segment[][];
}) => {
  const { before, after, beforeLines, afterLines } = props;
  const t = useOnboardingTexts();
  const parts = useMemo(
    () => withContext(diffLines(before.split('\n'), after.split('\n'))),
    [before, after],
  );
  const segments = (line: DiffLine) =>
    line.after === undefined
      ? beforeLines[line.before!]
      : afterLines[line.after];
  return (
    <>
      {parts.map((part, i) =>
        'hidden' in part ? (
          <span key={i} className={styles.hidden}>
            {t('content.hidden', { lines: String(part.hidden) })}
          </span>
        ) : (
          part.lines.map((line, j) => (
            <span
              key={`${i} ${j}`}
              className={styles.line}
              data-change={line.change}
            >
              <span className={styles.mark} aria-hidden="true">
                {MARKS[line.change]}
              </span>
              {line.change !== 'same' && (
                <span className={styles.spoken}>
                  {t(`content.${line.change}`)}{' '}
                </span>
              )}
              <Segments line={segments(line) ?? []} />
              {'\n'}
            </span>
          ))
        ),
      )}
    </>
  );
};
