import { Flex, Skeleton } from '@backstage/ui';
import styles from './overview/Overview.module.css';

/** The shape of the page while the table is on its way. */
export const TableSkeleton = () => (
  <Flex direction="column" gap="4" aria-busy="true">
    <Skeleton width="24rem" height="2rem" />
    <Skeleton width="16rem" height="1.25rem" />
    <Skeleton width="100%" height="2.5rem" />
    <div className={styles.grid}>
      <Skeleton width="100%" height="14rem" />
      <Skeleton width="100%" height="14rem" />
    </div>
  </Flex>
);
