import { Text } from '@backstage/ui';
import { RiTable2 } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/**
 * What would be here, why it is not, and the one action that changes it. Beside
 * core-components' EmptyState this one has the size of a panel and no picture.
 */
export const Empty = (props: {
  title: string;
  text: string;
  action?: ReactNode;
}) => (
  <div className={styles.empty}>
    <RiTable2 size={32} className={styles.icon} aria-hidden />
    <Text as="h3" variant="title-x-small" weight="bold">
      {props.title}
    </Text>
    <Text as="p" color="secondary">
      {props.text}
    </Text>
    {props.action}
  </div>
);
