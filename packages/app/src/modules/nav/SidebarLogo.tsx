import { Link, useSidebarOpenState } from '@backstage/core-components';
import { RiTable2 } from '@remixicon/react';
import styles from './SidebarLogo.module.css';

/** Name of the portal, as text: the demo has no brand of its own. */
export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" aria-label="Home" className={styles.logo}>
      <RiTable2 aria-hidden />
      {isOpen && <span>Lakehouse demo</span>}
    </Link>
  );
};
