import type { ReactNode } from 'react';
import { ScrollBox } from '../shared';
import styles from './Admin.module.css';

/** A head of a column; numbers stand to the right. */
export interface Head {
  label: string;
  number?: boolean;
}

/** A plain table, which scrolls sideways where there is no room. */
export const DataTable = (props: {
  label: string;
  heads: Head[];
  children: ReactNode;
}) => (
  <ScrollBox label={props.label}>
    <table className={styles.table} aria-label={props.label}>
      <thead>
        <tr>
          {props.heads.map(({ label, number }) => (
            <th
              key={label}
              scope="col"
              className={number ? styles.number : undefined}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  </ScrollBox>
);
