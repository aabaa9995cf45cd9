import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  TableDetail,
  TableFiles,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { filesOf } from '../../../../dev/data/files';
import { tables } from '../../../../dev/data/tables';
import { lakehouseApiRef } from '../../../api';
import { FilesTab } from './FilesTab';

jest.setTimeout(60_000);

const table = {
  ...tables.find(({ ref }) => ref === 'northwind/marts.fct_order_lines')!,
  properties: {},
};
const READ = 'Read the manifests';

type Answer = (signal: AbortSignal) => Promise<TableFiles>;

function show(answer: Answer, shown: TableDetail = table) {
  const api = {
    listSnapshots: async () => ({ items: [], total: 0 }),
    getTableFiles: (_: string, { signal }: { signal: AbortSignal }) =>
      answer(signal),
  };
  renderInTestApp(<FilesTab table={shown} />, {
    apis: [[lakehouseApiRef, api as any]],
  });
}

const answer = (part: Partial<TableFiles['files'] & object>): Answer => {
  const given = filesOf(table);
  return async () => ({ ...given, files: { ...given.files!, ...part } });
};

describe('FilesTab', () => {
  it('says what maintenance is due, and why, before anything is read', async () => {
    const read = jest.fn(answer({}));
    show(read);
    const row = await screen.findByRole('row', {
      name: /Rules for expiring snapshots/,
    });
    expect(within(row).getByText('Due')).toBeInTheDocument();
    expect(within(row).getByText('none set')).toBeInTheDocument();
    expect(
      within(row).getByText(/history\.expire\.max-snapshot-age-ms/),
    ).toBeInTheDocument();
    expect(read).not.toHaveBeenCalled();
  });

  it('shows sizes as a table with the target marked, and judges anew', async () => {
    show(answer({ stoppedBy: null }));
    await userEvent.click(await screen.findByRole('button', { name: READ }));
    const sizes = await screen.findByRole('table', {
      name: 'Data files by size',
    });
    expect(within(sizes).getAllByRole('row')).toHaveLength(8);
    expect(
      within(sizes).getByRole('rowheader', { name: /256 MB to 1 GB target/ }),
    ).toBeInTheDocument();
    const small = screen.getByRole('row', { name: /far below the target/ });
    expect(within(small).getByText(/\(limit 50%\)/)).toBeInTheDocument();
    expect(screen.getByText(/The role may not delete/)).toBeInTheDocument();
  });

  it('says how much was read when it was not all', async () => {
    show(answer({}));
    await userEvent.click(await screen.findByRole('button', { name: READ }));
    expect(
      await screen.findByText(/the first 40 of 44 manifests/),
    ).toBeInTheDocument();
  });

  it('stops reading on request', async () => {
    let given: AbortSignal | undefined;
    show(signal => {
      given = signal;
      return new Promise(() => {});
    });
    await userEvent.click(await screen.findByRole('button', { name: READ }));
    expect(screen.getByRole('status')).toHaveTextContent('Reading');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(given!.aborted).toBe(true);
    expect(screen.getByRole('button', { name: READ })).toBeInTheDocument();
  });

  it('says why nothing can be read, and that there is nothing', async () => {
    const problem = 'No entry of `locations` fits.';
    let call = 0;
    const empty = answer({
      manifests: { total: 0, read: 0, bytes: 0, deletes: 0 },
      stoppedBy: null,
    });
    show(async signal => {
      call += 1;
      const given = await empty(signal);
      return call === 1 ? { ...given, files: null, problem } : given;
    });
    await userEvent.click(await screen.findByRole('button', { name: READ }));
    expect(await screen.findByText(problem)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect(
      await screen.findByText('The table has no files'),
    ).toBeInTheDocument();
  });

  it('shows an error with a way to try again', async () => {
    show(async () => {
      throw new Error('busy');
    });
    await userEvent.click(await screen.findByRole('button', { name: READ }));
    expect(await screen.findByRole('alert')).toHaveTextContent('busy');
  });
});
