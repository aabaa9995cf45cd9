import { Route, Routes } from 'react-router-dom';
import { ListPage } from './ListPage';
import { lazy, Suspense } from 'react';
import { TableSkeleton } from './TablePage/TableSkeleton';

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

/** The pages of the plugin, below the path it is mounted at. */
export const Router = () => (
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
      path="/tables/:catalog/:table/*"
      element={
        <Suspense fallback={<TableSkeleton />}>
          <TablePage />
        </Suspense>
      }
    />
  </Routes>
);
