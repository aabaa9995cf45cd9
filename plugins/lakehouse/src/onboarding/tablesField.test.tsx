import type { DiscoveryRequest } from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createPortal,
  renderField,
  type Portal,
} from './__testUtils__/renderField';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

const SEEN = { at: '2026-11-28T09:00:00Z', tables: [] };

let portal: Portal;
let read: DiscoveryRequest[];
beforeEach(() => {
  portal = createPortal();
  read = [];
  portal.discover = async function* events(request) {
    read.push(request);
    const { connection, schema = 'sales' } = request;
    yield {
      result: {
        connection,
        schema,
        schemas: [
          { name: 'hr', tables: 1 },
          { name: 'sales', tables: 2 },
        ],
        ...SEEN,
      },
    };
  };
});

const radio = (name: string) => screen.findByRole('radio', { name });

describe('tables of the lakehouse', () => {
  it('are chosen by catalog and namespace, and nothing is typed', async () => {
    portal.connections = [
      { id: 'shop-db', title: 'Shop', kind: 'postgresql' },
      { id: 'catalog:lake', title: 'The lake', kind: 'iceberg' },
    ];
    const { last } = await renderField(portal);
    // The only database is read at once, and is nothing of what is chosen next.
    await waitFor(() => expect(last()?.connection).toBe('shop-db'));
    await userEvent.click(await radio('Tables of the lakehouse'));
    await waitFor(() =>
      expect(last()).toMatchObject({
        kind: 'connection',
        connection: 'catalog:lake',
        schema: 'sales',
        seen: SEEN,
      }),
    );
    expect(await radio('Tables of the lakehouse')).toBeChecked();
    expect(
      screen.getByRole('button', { name: /The lake.*Catalog/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /sales.*Namespace/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'hr (1 tables)' }),
    );
    await waitFor(() => expect(last()?.schema).toBe('hr'));
    expect(read.map(({ schema }) => schema)).toEqual([
      undefined,
      undefined,
      'hr',
    ]);
    await userEvent.click(await radio('Database or bucket'));
    await waitFor(() => expect(last()?.connection).toBe('shop-db'));
  });

  it('name the source by its namespace', async () => {
    portal.connections = [
      { id: 'catalog:lake', title: 'The lake', kind: 'iceberg' },
    ];
    const { last } = await renderField(portal);
    await userEvent.click(await radio('Tables of the lakehouse'));
    await waitFor(() => expect(last()?.name).toBe('sales'));
    const chooseNamespace = async (now: RegExp, next: string) => {
      await userEvent.click(screen.getByRole('button', { name: now }));
      await userEvent.click(await screen.findByRole('option', { name: next }));
    };
    await chooseNamespace(/sales.*Namespace/, 'hr (1 tables)');
    await waitFor(() => expect(last()?.name).toBe('hr'));
    // A name that somebody has given stays.
    await userEvent.type(screen.getByLabelText(/Name of the source/), '_own');
    await chooseNamespace(/hr.*Namespace/, 'sales (2 tables)');
    await waitFor(() => expect(last()?.schema).toBe('sales'));
    expect(last()?.name).toBe('hr_own');
  });

  it('are not there for somebody who may see none', async () => {
    portal.connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    await renderField(portal);
    await userEvent.click(await radio('Tables of the lakehouse'));
    expect(
      await screen.findByText(/The registry has no tables that you may see/),
    ).toBeInTheDocument();
  });
});
