import { Link, useSidebarOpenState } from '@backstage/core-components';
import { RiTable2 } from '@remixicon/react';
import styles from './SidebarLogo.module.css';

/** Name of the portal, as text: the demo has no brand of its own. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={styles.logo}>
      <Link to="/" underline="none" color="inherit" aria-label="Home">
        <span className={styles.name}>
          <RiTable2 aria-hidden />
          {isOpen && 'Lakehouse demo'}
        </span>
      </Link>
    </div>
  );
};
