import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type {
  DriftedFile,
  PlatformDrift,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lakehouseApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { DriftPage } from './DriftPage';

// Answers of the real hook outlive a test.
let mockAllowed = true;
jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: () => ({ loading: false, allowed: mockAllowed }),
}));

jest.setTimeout(30_000);

const ORDERS = 'dbt/models/staging/shop/stg_shop__orders.sql';
const ada = {
  commit: 'c0ffee00c0ffee00',
  author: 'Ada',
  at: '2026-11-01T10:00:00.000Z',
};
const NOTHING: PlatformDrift = {
  version: { locked: '1', now: '1', state: 'same' },
  releases: [],
  edited: [],
  pending: [],
  truncated: false,
  findings: [],
};
const OLDER: PlatformDrift = {
  ...NOTHING,
  version: { locked: '0', now: '1', state: 'older' },
  releases: [
    {
      version: '1',
      date: '2026-11-28',
      changes: ['Staging models are shorter.'],
      toDo: ['Run dbt once.'],
    },
  ],
  edited: [
    { path: ORDERS, state: 'edited', reason: 'Edited since.', lastChange: ada },
    { path: 'catalog/shop.yaml', state: 'deleted', reason: 'Removed since.' },
  ],
  pending: [
    {
      source: 'shop',
      contract: 'contracts/shop.odcs.yaml',
      count: 1,
      files: [
        { path: 'docs/shop/index.md', action: 'update', reason: 'Page.' },
      ],
    },
  ],
};

let drift: () => Promise<PlatformDrift>;
let asked: string[];
const api = {
  getPlatformDrift: () => drift(),
  getDriftedFile: async (path: string): Promise<DriftedFile> => {
    asked.push(path);
    return {
      path,
      generated: 'select 1\n',
      present: 'select 1\n-- mine\n',
      lastChange: { ...ada, url: 'https://git.example.com/c' },
    };
  },
};
beforeEach(() => {
  asked = [];
  drift = async () => OLDER;
});

const show = (address = '/lakehouse/onboard/drift', allowed = true) => {
  mockAllowed = allowed;
  return renderInTestApp(
    <TestApiProvider apis={[[lakehouseApiRef, api as any]]}>
      <DriftPage />
    </TestApiProvider>,
    {
      mountedRoutes: { '/lakehouse': rootRouteRef },
      initialRouteEntries: [address],
    },
  );
};
const panel = (name: string) => screen.findByRole('region', { name });

it('says which generator wrote the repository, and what has come since', async () => {
  await show();
  const generator = within(await panel('Generator'));
  expect(
    generator.getByText(/version 0 wrote this repository, now it is version 1/),
  ).toBeInTheDocument();
  expect(generator.getByText('Staging models are shorter.')).toBeVisible();
  expect(generator.getByText('Run dbt once.')).toBeVisible();
});

it('lists edits with who made them, and shows one when it is opened', async () => {
  await show();
  const edited = within(await panel('Edited by people'));
  expect(edited.getByText(/Ada, commit c0ffee00/)).toBeInTheDocument();
  const row = edited.getByRole('button', { name: /stg_shop__orders.*Edited/ });
  expect(row).toHaveAttribute('aria-expanded', 'false');
  expect(
    edited.getByRole('button', { name: /catalog\/shop.*Removed/ }),
  ).toBeInTheDocument();
  expect(asked).toEqual([]);

  row.focus();
  await userEvent.keyboard('{Enter}');
  expect(row).toHaveAttribute('aria-expanded', 'true');
  expect(await edited.findByText(/-- mine/)).toBeInTheDocument();
  expect(edited.getByRole('link', { name: /Ada/ })).toHaveAttribute(
    'href',
    'https://git.example.com/c',
  );
  expect(asked).toEqual([ORDERS]);
  await userEvent.click(row);
  expect(row).toHaveAttribute('aria-expanded', 'false');
});

it('opens the file that the address names', async () => {
  await show(`/lakehouse/onboard/drift?file=${encodeURIComponent(ORDERS)}`);
  await waitFor(() => expect(asked).toEqual([ORDERS]));
});

it('groups what the next run changes by contract', async () => {
  await show();
  const pending = within(await panel('Changed since it was generated'));
  expect(
    pending.getByText(/1 file · contracts\/shop.odcs.yaml/),
  ).toBeInTheDocument();
  expect(pending.getByText(/docs\/shop\/index.md/)).toBeInTheDocument();
});

it('says so when nothing differs', async () => {
  drift = async () => NOTHING;
  await show();
  expect(await screen.findByText(/^Up to date: version 1/)).toBeVisible();
  expect(screen.getByText('No generated file was edited.')).toBeVisible();
  expect(
    screen.getByText('Every file is what contracts and settings ask for.'),
  ).toBeVisible();
});

it('shows what keeps the generator from planning, and the rest of the page', async () => {
  drift = async () => ({
    ...OLDER,
    pending: [],
    findings: [{ severity: 'error', message: 'contracts/shop is broken.' }],
  });
  await show();
  expect(await screen.findByText('contracts/shop is broken.')).toBeVisible();
  expect(
    screen.getByText('Not known until the errors are corrected.'),
  ).toBeVisible();
  expect(screen.getByText(/Ada, commit/)).toBeInTheDocument();
});

it('explains an error and tries again', async () => {
  drift = async () => {
    throw new Error('The repository could not be read');
  };
  await show();
  expect(
    await screen.findByText(/The repository could not be read/),
  ).toBeVisible();
  drift = async () => NOTHING;
  await userEvent.click(screen.getByRole('button', { name: /again/i }));
  expect(await screen.findByText(/^Up to date/)).toBeVisible();
});

it('says which permission is missing', async () => {
  await show('/lakehouse/onboard/drift', false);
  expect(
    await screen.findByText(/lakehouse.source.create/),
  ).toBeInTheDocument();
});
