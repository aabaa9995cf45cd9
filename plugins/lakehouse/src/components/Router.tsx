import { Route, Routes } from 'react-router-dom';
import { ListPage } from './ListPage';
import { lazy, Suspense, type ReactNode } from 'react';
import { useArrival } from '../hooks/useArrival';
import { TableSkeleton } from './TablePage/TableSkeleton';
import styles from './Router.module.css';

const TablePage = lazy(async () => {
  const { TablePage: page } = await import('./TablePage');
  return { default: page };
});

const AdminPage = lazy(async () => {
  const { AdminPage: page } = await import('./AdminPage');
  return { default: page };
});

const OnboardPage = lazy(async () => {
  const { OnboardPage: page } = await import('../onboarding/page/OnboardPage');
  return { default: page };
});

const DriftPage = lazy(async () => {
  const { DriftPage: page } = await import('../onboarding/upkeep/DriftPage');
  return { default: page };
});

/** Everything that a page shows; the focus comes here when it would be lost. */
const Arrival = ({ children }: { children: ReactNode }) => {
  const arrival = useArrival();
  return (
    <div ref={arrival} tabIndex={-1} className={styles.arrival}>
      {children}
    </div>
  );
};

/** The pages of the plugin, below the path it is mounted at. */
export const Router = () => (
  <Arrival>
    <Routes>
      <Route path="/" element={<ListPage />} />
      <Route
        path="/admin"
        element={
          <Suspense fallback={<TableSkeleton />}>
            <AdminPage />
          </Suspense>
        }
      />
      <Route
        path="/onboard"
        element={
          <Suspense fallback={<TableSkeleton />}>
            <OnboardPage />
          </Suspense>
        }
      />
      <Route
        path="/onboard/drift"
        element={
          <Suspense fallback={<TableSkeleton />}>
            <DriftPage />
          </Suspense>
        }
      />
      <Route
        path="/tables/:catalog/:table/*"
        element={
          <Suspense fallback={<TableSkeleton />}>
            <TablePage />
          </Suspense>
        }
      />
    </Routes>
  </Arrival>
);
