import type { ReactNode } from 'react';
import styles from './Marks.module.css';

/** Small marks beside a text, which wrap together. */
export const Marks = ({ children }: { children: ReactNode }) => (
  <span className={styles.marks}>{children}</span>
);
