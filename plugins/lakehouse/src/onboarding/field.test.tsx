import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createPortal,
  PREVIEW,
  renderField,
  type Portal,
} from './__testUtils__/renderField';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

let portal: Portal;
beforeEach(() => {
  portal = createPortal();
});

describe('LakehouseSourceField', () => {
  it('chooses the only group, asks nothing without data, and says what would appear', async () => {
    const { last } = await renderField(portal);
    await waitFor(() => expect(last()?.owner).toBe('group:default/sales-data'));
    expect(
      await screen.findByText(/Nothing is written before you create/),
    ).toBeInTheDocument();
    expect(portal.asked).toEqual([]);
  });

  it('begins with what the organisation sets, and offers only who may answer', async () => {
    portal.ownRefs = ['group:default/interns', 'group:default/finance'];
    portal.defaults = {
      owners: ['group:default/finance'],
      promise: '6h',
      nameHint: 'Begin with the domain.',
      required: ['description'],
    };
    const { last } = await renderField(portal);
    await waitFor(() =>
      expect(last()).toMatchObject({
        owner: 'group:default/finance',
        promise: '6h',
      }),
    );
    expect(screen.getByText(/Begin with the domain/)).toBeInTheDocument();
    expect(
      screen.getByLabelText(/What is this data about\?(?! \(optional)/),
    ).toBeRequired();
  });

  it('lists every group to somebody who belongs to none, and chooses none by itself', async () => {
    portal.ownRefs = ['user:default/guest'];
    const { last } = await renderField(portal);
    await userEvent.click(
      await screen.findByRole('button', { name: /Who answers|Owner/ }),
    );
    expect(
      (await screen.findAllByRole('option')).map(one => one.textContent),
    ).toEqual(['finance', 'sales-data']);
    expect(last()?.owner ?? '').toBe('');
    await userEvent.click(screen.getByRole('option', { name: 'finance' }));
    expect(last()?.owner).toBe('group:default/finance');
  });

  it('shows tables, findings and files of what was given', async () => {
    const { last } = await renderField(portal);
    await waitFor(() => expect(last()?.owner).toBeTruthy());
    await userEvent.type(await screen.findByLabelText(/^DDL/), 'CREATE');
    await userEvent.type(screen.getByLabelText(/Name of the source/), 'shop');
    expect(await screen.findByText('No such statement.')).toBeInTheDocument();
    expect(screen.getByText('1 of 1 selected')).toBeInTheDocument();
    // The schedule is said beside the promise that it follows from, with what does not happen by itself.
    expect(
      screen.getByText('Every 2 hours, at minute 17 (UTC).'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('So that a load may fail once.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Nothing starts by itself/)).toBeInTheDocument();
    expect(
      await screen.findByText('1 new · 1 changed · 0 kept · 0 removed'),
    ).toBeInTheDocument();
    expect(screen.getByText('contracts/shop.odcs.yaml')).toBeInTheDocument();
    await waitFor(() =>
      expect(portal.asked[portal.asked.length - 1]).toMatchObject({
        name: 'shop',
        ddl: 'CREATE',
        owner: 'group:default/sales-data',
      }),
    );
  });

  it('asks for a content that the preview did not bring when its file is looked at', async () => {
    portal.answer = async () => ({
      ...PREVIEW,
      files: PREVIEW.files.map(({ content: _, ...file }) => file),
    });
    await renderField(portal);
    await userEvent.type(await screen.findByLabelText(/^DDL/), 'CREATE');
    await userEvent.type(screen.getByLabelText(/Name of the source/), 'shop');
    expect(
      await screen.findByText(/content of contracts\/shop.odcs.yaml for shop/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: /lakehouse.lock.json/ }),
    );
    expect(
      await screen.findByText(/content of lakehouse.lock.json for shop/),
    ).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(/Name of the source/), 's');
    expect(
      await screen.findByText(/content of lakehouse.lock.json for shops/),
    ).toBeInTheDocument();
  });

  it('guesses the dialect of pasted DDL, says so, and takes another choice', async () => {
    const { last } = await renderField(portal);
    const ddl = await screen.findByLabelText(/^DDL/, {}, { timeout: 20_000 });
    expect(
      screen.getByText(/The database that the DDL comes from/),
    ).toBeInTheDocument();
    await userEvent.click(ddl);
    await userEvent.paste('CREATE TABLE `a` (id int AUTO_INCREMENT)');
    expect(last()?.dialect).toBe('mysql');
    const select = screen.getByRole('button', { name: /Dialect/ });
    expect(select).toHaveTextContent('MySQL or MariaDB');
    expect(screen.getByText(/Guessed from the text/)).toBeInTheDocument();
    await userEvent.click(select);
    await userEvent.click(screen.getByRole('option', { name: 'PostgreSQL' }));
    expect(last()?.dialect).toBe('postgresql');
    expect(
      screen.getByText('The text looks like MySQL or MariaDB.'),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(portal.asked[portal.asked.length - 1]).toMatchObject({
        dialect: 'postgresql',
      }),
    );
  });

  it('records a change of a table and leaves the other answers', async () => {
    const { last } = await renderField(portal);
    await waitFor(() => expect(last()?.owner).toBeTruthy());
    await userEvent.type(await screen.findByLabelText(/^DDL/), 'CREATE');
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /orders/ }),
    );
    expect(last()).toMatchObject({
      ddl: 'CREATE',
      owner: 'group:default/sales-data',
      tables: [{ name: 'orders', selected: false }],
    });
    await userEvent.click(
      screen.getByRole('button', { name: 'Change orders' }),
    );
    expect(
      within(screen.getByRole('list', { name: 'Why' })).getByText(
        'key: declared',
      ),
    ).toBeInTheDocument();
  });

  it('says why there is no preview, and tries again', async () => {
    portal.answer = async () => {
      throw new Error('The backend is away');
    };
    await renderField(portal);
    await userEvent.type(await screen.findByLabelText(/^DDL/), 'C');
    expect(await screen.findByText('The backend is away')).toBeInTheDocument();
    portal.answer = async () => PREVIEW;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 of 1 selected')).toBeInTheDocument();
  });
});
