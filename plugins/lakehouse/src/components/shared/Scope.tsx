import type { ReactNode } from 'react';
import styles from './Scope.module.css';

/** The outermost element of everything we show: main of a page, or part of one. */
export const Scope = (props: { as?: 'main' | 'div'; children: ReactNode }) => {
  const Element = props.as ?? 'div';
  return <Element className={styles.scope}>{props.children}</Element>;
};
