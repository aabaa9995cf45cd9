import { memo } from 'react';
import styles from './FileContent.module.css';
import type { Segment } from './tokens';

/** One line in its colours. */
export const Segments = memo(({ line }: { line: Segment[] }) => (
  <>
    {line.map(({ text, token }, i) =>
      token && styles[token] ? (
        <span key={i} className={styles[token]}>
          {text}
        </span>
      ) : (
        text
      ),
    )}
  </>
));
