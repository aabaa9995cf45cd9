import { identityApiRef, storageApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type {
  DiscoveryRequest,
  PreviewTable,
  SourcePreview,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lakehouseApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { OnboardPage } from './OnboardPage';

// An app with a scaffolder.
const create = jest.fn();
jest.mock('./useCreate', () => ({
  useCreate: () => ({ create, isStarting: false, isPossible: true }),
}));

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(30_000);

const SHOP: SourceSpec = {
  version: 1,
  kind: 'contract',
  contract: 'a1',
  name: 'shop',
  owner: 'group:default/sales-data',
  promise: '1h 30min',
  description: 'Orders of the shop',
};
const preview = (changes: Partial<SourcePreview> = {}): SourcePreview => ({
  ok: true,
  findings: [],
  tables: [],
  files: [
    {
      path: 'contracts/shop.odcs.yaml',
      action: 'unchanged',
      kind: 'owned',
      reason: 'The contract.',
      content: 'kind: DataContract',
    },
  ],
  vault: null,
  ...changes,
});

let asked: SourceSpec[];
let repository: SourceSpec;
let answer: (spec: SourceSpec) => SourcePreview;
const storage = mockApis.storage();
const api = {
  listConnections: async () => ({
    items: [{ id: 'db', title: 'Shop database', kind: 'postgresql' }],
  }),
  async *discoverSource({ connection }: DiscoveryRequest) {
    yield {
      result: {
        connection,
        schema: 'public',
        schemas: [],
        at: '2026-11-28T09:00:00Z',
        tables: [{ name: 'orders', fingerprint: 'a' }],
      },
    };
  },
  listSources: async () => ({
    items: [
      { name: 'crm', contract: 'contracts/crm.odcs.yaml', problem: 'broken' },
      { name: 'shop', contract: 'contracts/shop.odcs.yaml' },
    ],
  }),
  getSource: async () => repository,
  getSourceDefaults: async () => ({ required: [] }),
  previewSource: async (spec: SourceSpec) => {
    asked.push(spec);
    return answer(spec);
  },
};

beforeEach(() => {
  asked = [];
  repository = SHOP;
  answer = () => preview();
});

const show = (address: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, catalogApiMock()],
        [lakehouseApiRef, api as any],
        [storageApiRef, storage as any],
        [permissionApiRef, mockApis.permission() as any],
        [
          identityApiRef,
          {
            getBackstageIdentity: async () => ({
              ownershipEntityRefs: ['group:default/sales-data'],
            }),
          } as any,
        ],
      ]}
    >
      <OnboardPage />
    </TestApiProvider>,
    {
      mountedRoutes: { '/lakehouse': rootRouteRef },
      initialRouteEntries: [address],
    },
  );

describe('changing a source', () => {
  it('starts from its contract, and has nothing to propose until something differs', async () => {
    await show('/lakehouse/onboard?source=shop');
    expect(
      await screen.findByRole('heading', { name: 'Change shop' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/contracts\/shop\.odcs/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Kind of source')).not.toBeInTheDocument();
    expect(
      await screen.findByText('Nothing differs from the repository yet.'),
    ).toBeInTheDocument();
    expect(asked[0]).toEqual(SHOP);
    expect(
      screen.getByRole('button', { name: 'Propose the change' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('button', { name: /1h 30min/ }),
    ).toBeInTheDocument();
  });

  it('keeps a draft of its own, says when the contract has moved on, and starts over from the new one', async () => {
    const { unmount } = await show('/lakehouse/onboard?source=shop');
    const about = await screen.findByLabelText(/What is this data about/);
    await userEvent.clear(about);
    await waitFor(() => expect(asked.at(-1)?.description).toBe(''));
    const bucket = storage.forBucket('lakehouse.onboarding');
    await waitFor(() =>
      expect(bucket.snapshot('draft.shop').value).toMatchObject({
        contract: 'a1',
      }),
    );
    expect(bucket.snapshot('draft').value).toBeUndefined();
    unmount();

    repository = { ...SHOP, contract: 'b2', description: 'Now with returns' };
    answer = ({ contract }) =>
      contract === 'b2'
        ? preview()
        : preview({
            ok: false,
            findings: [
              { severity: 'error', field: 'contract', message: 'It moved on.' },
            ],
          });
    await show('/lakehouse/onboard?source=shop');
    expect(await screen.findAllByText(/It moved on/)).not.toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await screen.findByDisplayValue('Now with returns')).toBeVisible();
    await waitFor(() => expect(asked.at(-1)?.contract).toBe('b2'));
    expect(bucket.snapshot('draft.shop').value).toBeUndefined();
  });

  it('compares its database, proposes what is accepted, and keeps no draft of a reading alone', async () => {
    repository = { ...SHOP, connection: 'db', schema: 'public' };
    const orders = (acceptDrift: boolean): PreviewTable => ({
      name: 'orders',
      columns: 1,
      primaryKey: ['id'],
      loadMode: 'full',
      inferences: [],
      selected: true,
      inDatabase: 'known',
      acceptDrift,
      drift: [{ kind: 'added', proposed: true, message: '"phone" is new.' }],
    });
    answer = ({ seen, tables = [] }) => {
      if (!seen) return preview();
      const accepted = tables[0]?.acceptDrift !== false;
      const { files } = preview();
      return preview({
        tables: [orders(accepted)],
        files: accepted ? [{ ...files[0], action: 'update' }] : files,
      });
    };
    await show('/lakehouse/onboard?source=shop');
    const propose = await screen.findByRole('button', {
      name: 'Propose the change',
    });
    await screen.findByText('Nothing differs from the repository yet.');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Read the source again' }),
    );
    expect(await screen.findByText('"phone" is new.')).toBeInTheDocument();
    expect(asked.at(-1)).toMatchObject({
      kind: 'contract',
      connection: 'db',
      schema: 'public',
      seen: { tables: [{ name: 'orders' }] },
    });
    await waitFor(() => expect(propose).toBeEnabled());
    // Longer than a draft waits.
    await new Promise(resolve => setTimeout(resolve, 700));
    const bucket = storage.forBucket('lakehouse.onboarding');
    expect(bucket.snapshot('draft.shop').value).toBeUndefined();

    await userEvent.click(
      screen.getByRole('checkbox', { name: /Take in .* of orders/ }),
    );
    await waitFor(() =>
      expect(asked.at(-1)?.tables).toEqual([
        { name: 'orders', acceptDrift: false },
      ]),
    );
    expect(
      await screen.findByText('Nothing differs from the repository yet.'),
    ).toBeInTheDocument();
    expect(propose).toBeDisabled();
    await waitFor(() =>
      expect(bucket.snapshot('draft.shop').value).toMatchObject({
        tables: [{ acceptDrift: false }],
      }),
    );
    await bucket.remove('draft.shop');
  });

  it('asks nothing else of a source that is retired, and can be taken back', async () => {
    storage.forBucket('lakehouse.onboarding').remove('draft.shop');
    await show('/lakehouse/onboard?source=shop');
    const retire = await screen.findByRole('checkbox', { name: 'Retire shop' });
    expect(screen.getByText('Who answers for it?')).toBeInTheDocument();
    await userEvent.click(retire);
    expect(screen.queryByText('Who answers for it?')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Propose to retire it' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(asked[asked.length - 1]).toEqual({ ...SHOP, retire: true }),
    );
    await userEvent.click(retire);
    expect(screen.getByText('Who answers for it?')).toBeInTheDocument();
    await waitFor(() => expect(asked[asked.length - 1]).toEqual(SHOP));
  });

  it('is chosen at the head of the page, where broken contracts are marked', async () => {
    await show('/lakehouse/onboard');
    const picker = await screen.findByRole('button', {
      name: /Change a source/,
    });
    await userEvent.click(picker);
    const list = await screen.findByRole('listbox');
    expect(
      within(list)
        .getAllByRole('option')
        .map(one => one.textContent),
    ).toEqual(['crm (contract has errors)', 'shop']);
    await userEvent.click(within(list).getByRole('option', { name: 'shop' }));
    expect(
      await screen.findByRole('heading', { name: 'Change shop' }),
    ).toBeInTheDocument();
  });
});
