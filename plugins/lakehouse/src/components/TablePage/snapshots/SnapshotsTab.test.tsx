import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryLakehouse } from '../../../../dev/MemoryLakehouse';
import { FACT, LARGE, patience, showTable } from '../__testUtils__/showTable';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

describe('SnapshotsTab', () => {
  it('turns a picked snapshot into time-travel queries', async () => {
    showTable(`${FACT}/snapshots`);
    const id = '7000000000000000012';
    await userEvent.click(
      await screen.findByRole('button', { name: id }, patience),
    );
    expect(await screen.findByText(`Snapshot ${id}`)).toBeInTheDocument();
    expect(
      screen.getByText(new RegExp(`VERSION AS OF ${id}`)),
    ).toBeInTheDocument();
  });

  it('compares two marked snapshots, older first, and by the address', async () => {
    showTable(`${FACT}/snapshots?compare=7000000000000000012`);
    await userEvent.click(
      await screen.findByRole(
        'checkbox',
        { name: 'Compare snapshot 7000000000000000010' },
        patience,
      ),
    );
    expect(
      await screen.findByText(
        'Snapshot 7000000000000000010 to 7000000000000000012',
        {},
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^2 commits lie between, 2 changed data/),
    ).toBeInTheDocument();
    expect(screen.getByText('The schema is the same.')).toBeInTheDocument();
  });

  it('reads older snapshots once, and draws of all only what is in sight', async () => {
    const api = new MemoryLakehouse();
    const list = jest.spyOn(api, 'listSnapshots');
    showTable(`${LARGE}/snapshots`, api);
    const older = await screen.findByText('Show older snapshots', {}, patience);
    expect(
      screen.getByText('The timeline shows the newest 200 of 5,000 snapshots.'),
    ).toBeInTheDocument();
    await userEvent.click(older);
    expect(
      await screen.findByText('400 of 5,000 snapshots', {}, patience),
    ).toBeInTheDocument();
    expect(list.mock.calls.map(([, query]) => query?.cursor)).toEqual([
      undefined,
      '200',
    ]);
    const table = screen.getByRole('table', { name: 'Snapshots' });
    expect(table).toHaveAttribute('aria-rowcount', '401');
    expect(table.querySelectorAll('tr').length).toBeLessThan(60);
  });

  it('finds the snapshot of the address however old it is', async () => {
    showTable(`${LARGE}/snapshots?snapshot=5000000000000000007`);
    expect(
      await screen.findByText('Snapshot 5000000000000000007', {}, patience),
    ).toBeInTheDocument();
  });

  it('says when the snapshot of the address is gone', async () => {
    showTable(`${FACT}/snapshots?snapshot=1`);
    expect(
      await screen.findByText('Snapshot 1 is not there.', {}, patience),
    ).toBeInTheDocument();
  });

  it('lists the newest of many commits between two snapshots, with their sums', async () => {
    showTable(
      `${LARGE}/snapshots?compare=5000000000000004000..5000000000000004990`,
    );
    const title = 'The newest 50 of 990 commits between';
    await userEvent.click(await screen.findByText(title, {}, patience));
    const [, table] = screen.getAllByLabelText(title);
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 50);
    expect(screen.getByText(/^Together they added/)).toBeInTheDocument();
  });

  it('marks the deciding snapshot on the timeline, and compactions as no change', async () => {
    showTable(`${FACT}/snapshots`);
    expect(
      await screen.findByRole(
        'button',
        { name: /decides freshness/ },
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('button', { name: /^Compaction.*changed no data/ }),
    ).toHaveLength(2);
  });

  it('walks through snapshots with the keyboard alone', async () => {
    showTable(`${FACT}/snapshots`);
    const newest = await screen.findByRole(
      'button',
      { name: /decides freshness/ },
      patience,
    );
    // Of all the marks, only one is a stop of the tab key.
    act(() => newest.focus());
    await userEvent.keyboard('{ArrowLeft}');
    expect(newest).not.toHaveFocus();
    expect(newest).toHaveAttribute('tabindex', '-1');
    await userEvent.keyboard('{Home}{ArrowRight}{Enter}');
    expect(
      await screen.findByText('Snapshot 7000000000000000001'),
    ).toBeInTheDocument();
    const [first, second] = screen.getAllByRole('checkbox');
    act(() => first.focus());
    await userEvent.keyboard(' ');
    act(() => second.focus());
    await userEvent.keyboard(' ');
    expect(await screen.findByText(/^1 commit lies between/)).toBeVisible();
  });
});
