import type { ReactNode } from 'react';
import styles from './ScrollBox.module.css';

/** Wide content that scrolls sideways; with the keyboard too, so it can be focused and has a name. */
export const ScrollBox = (props: { label: string; children: ReactNode }) => (
  <div
    className={styles.box}
    role="group"
    aria-label={props.label}
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
  >
    {props.children}
  </div>
);
