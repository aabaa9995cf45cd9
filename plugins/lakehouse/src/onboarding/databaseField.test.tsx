import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createPortal,
  renderField,
  type Portal,
} from './__testUtils__/renderField';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

let portal: Portal;
beforeEach(() => {
  portal = createPortal();
});

describe('a database', () => {
  const SEEN = { at: '2026-11-28T09:00:00Z', tables: [] };
  const RESULT = {
    connection: 'shop-db',
    schema: 'public',
    schemas: [{ name: 'public', tables: 1 }],
    ...SEEN,
  };

  it('that is the only one is chosen and read at once; then only the owner has to be right', async () => {
    portal.connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    portal.discover = async function* events() {
      yield { check: { id: 'reachable', state: 'running' } };
      yield { check: { id: 'reachable', state: 'passed', milliseconds: 12 } };
      yield { progress: { tables: 1, of: 1 } };
      yield { result: RESULT };
    };
    const { last } = await renderField(portal);
    await waitFor(() =>
      expect(last()).toMatchObject({
        kind: 'connection',
        connection: 'shop-db',
        schema: 'public',
        seen: SEEN,
        name: 'shop_db',
        owner: 'group:default/sales-data',
      }),
    );
    const checks = screen.getByRole('list', { name: 'Checks of the source' });
    expect(checks).toHaveTextContent('Reachable passed · 12 ms');
    expect(await screen.findByText('1 of 1 selected')).toBeInTheDocument();
  });

  it('that cannot be read says what is wrong and what to do, and can be read again', async () => {
    portal.connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    let isUp = false;
    portal.discover = async function* events() {
      yield isUp
        ? { result: RESULT }
        : {
            check: {
              id: 'reachable',
              state: 'failed',
              message: 'Nothing answers.',
              fix: 'Ask the platform team.',
            },
          };
    };
    const { last } = await renderField(portal);
    expect(await screen.findByText('Nothing answers.')).toBeInTheDocument();
    expect(screen.getByText('Ask the platform team.')).toBeInTheDocument();
    expect(portal.asked).toEqual([]);
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(last()?.seen).toEqual(SEEN));
  });

  it('that takes long can be stopped', async () => {
    portal.connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    portal.discover = async function* events() {
      yield { progress: { tables: 3, of: 500 } };
      await new Promise(() => {});
    };
    await renderField(portal);
    expect(await screen.findByText('3 of 500 tables read')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(
      await screen.findByText(/Stopped. Nothing was changed/),
    ).toBeInTheDocument();
  });
});
