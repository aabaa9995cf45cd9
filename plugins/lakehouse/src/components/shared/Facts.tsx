import type { ReactNode } from 'react';
import styles from './Facts.module.css';

const FactRow = ({ name, value }: { name: string; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

/** Names and values side by side; a value that is null is left out. */
export const Facts = ({ facts }: { facts: [string, ReactNode][] }) => (
  <dl className={styles.facts}>
    {facts
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => (
        <FactRow key={name} name={name} value={value} />
      ))}
  </dl>
);
