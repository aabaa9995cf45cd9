import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type {
  Connection,
  DiscoveryEvent,
  DiscoveryRequest,
  PreviewTable,
  SourceFinding,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { lakehouseApiRef } from '../../api';
import type { SourceAnswers } from '../spec';
import { useAnswers } from '../useAnswers';
import { DatabaseSection } from './DatabaseSection';

jest.setTimeout(30_000);

const SEEN = {
  at: '2026-11-28T09:00:00Z',
  tables: [{ name: 'orders', fingerprint: 'a' }],
};
const SHOP: SourceAnswers = {
  version: 1,
  kind: 'contract',
  name: 'shop',
  connection: 'db',
  schema: 'public',
};
const DB: Connection = { id: 'db', title: 'Shop database', kind: 'postgresql' };

const table = (
  name: string,
  more: Partial<PreviewTable> = {},
): PreviewTable => ({
  name,
  columns: 1,
  primaryKey: ['id'],
  loadMode: 'full',
  inferences: [],
  selected: true,
  inDatabase: 'known',
  drift: [],
  ...more,
});
const DRIFTED = table('orders', {
  acceptDrift: true,
  drift: [
    { kind: 'added', column: 'phone', proposed: true, message: '"phone" new.' },
    {
      kind: 'removed',
      column: 'note',
      proposed: false,
      message: '"note" gone.',
      fix: 'Remove it.',
    },
  ],
});

let asked: DiscoveryRequest[];
let connections: Connection[];
let listConnections: () => Promise<{ items: Connection[] }>;
let discover: (request: DiscoveryRequest) => AsyncIterable<DiscoveryEvent>;
let latest: SourceAnswers;

beforeEach(() => {
  asked = [];
  latest = SHOP;
  connections = [DB];
  listConnections = async () => ({ items: connections });
  discover = async function* events({ connection }) {
    yield { check: { id: 'reachable', state: 'passed', message: 'Yes.' } };
    yield {
      result: {
        connection,
        schema: 'public',
        schemas: [{ name: 'public', tables: 1 }],
        ...SEEN,
      },
    };
  };
});

const Form = (props: {
  start: SourceAnswers;
  /** What the preview says once the database was read. */
  tables: PreviewTable[];
  findings: SourceFinding[];
}) => {
  const [value, setValue] = useState(props.start);
  const { answers, change } = useAnswers(value, next => {
    latest = next;
    setValue(next);
  });
  return (
    <DatabaseSection
      answers={answers}
      change={change}
      defaults={undefined}
      findings={answers.seen ? props.findings : []}
      tables={
        answers.seen
          ? props.tables
          : [table('orders', { inDatabase: undefined })]
      }
    />
  );
};

const show = (
  tables: PreviewTable[],
  start = SHOP,
  findings: SourceFinding[] = [],
) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [
          lakehouseApiRef,
          {
            listConnections: () => listConnections(),
            discoverSource: (request: DiscoveryRequest) => {
              asked.push(request);
              return discover(request);
            },
          } as any,
        ],
      ]}
    >
      <Form start={start} tables={tables} findings={findings} />
    </TestApiProvider>,
  );

const read = async () =>
  userEvent.click(
    await screen.findByRole('button', { name: 'Read the source again' }),
  );

describe('the database of a source', () => {
  it('is read when somebody asks, and what differs can be left out', async () => {
    await show([
      table('coupons', { inDatabase: 'new', selected: false }),
      DRIFTED,
    ]);
    expect(
      await screen.findByText(/Nothing is taken in that you do not see here/),
    ).toBeInTheDocument();
    expect(asked).toEqual([]);
    await read();
    expect(await screen.findByText(/1 table is new/)).toBeInTheDocument();
    expect(asked).toEqual([{ connection: 'db', schema: 'public' }]);
    expect(latest.seen).toEqual(SEEN);
    expect(latest.name).toBe('shop');

    const items = within(
      screen.getByRole('list', { name: 'Differences of orders' }),
    ).getAllByRole('listitem');
    expect(items.map(one => one.textContent)).toEqual([
      'New column · taken in"phone" new.',
      'Column gone · not changed here"note" gone.Remove it.',
    ]);
    const accept = screen.getByRole('checkbox', { name: /of orders/ });
    expect(accept).toBeChecked();
    await userEvent.click(accept);
    expect(latest.tables).toEqual([{ name: 'orders', acceptDrift: false }]);
  });

  it('says that nothing differs', async () => {
    await show([table('orders')]);
    await read();
    expect(
      await screen.findByText(/The source and the contract agree/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('does not speak of tables that are retired, and offers no choice where nothing is proposed', async () => {
    const gone = (selected: boolean) =>
      table('notes', {
        selected,
        inDatabase: 'missing',
        drift: [{ kind: 'missing', proposed: false, message: 'Not read.' }],
      });
    const { unmount } = await show([gone(true)]);
    await read();
    expect(await screen.findByText('Not read.')).toBeInTheDocument();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    unmount();
    await show([gone(false)]);
    await read();
    expect(await screen.findByText(/agree/)).toBeInTheDocument();
  });

  it('can be stopped while it is read', async () => {
    discover = async function* events() {
      yield { progress: { tables: 3, of: 9 } };
      await new Promise(() => {});
    };
    await show([DRIFTED]);
    await read();
    expect(await screen.findByText('3 of 9 tables read')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(
      await screen.findByText('Stopped. Nothing was changed.'),
    ).toBeInTheDocument();
    expect(latest?.seen).toBeUndefined();
  });

  it('asks which connection reads it when none is known, and reads nothing before', async () => {
    connections = [DB, { ...DB, id: 'replica', title: 'Replica' }];
    await show([table('orders')], { ...SHOP, connection: undefined });
    expect(
      await screen.findByText(/No single connection of this portal/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Read the source again' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Database/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Replica' }),
    );
    await waitFor(() => expect(latest.connection).toBe('replica'));
    await read();
    expect(asked).toEqual([{ connection: 'replica', schema: 'public' }]);
  });

  it('offers buckets to a source of files, and databases to one of a database', async () => {
    const bucket: Connection = { id: 'exports', title: 'Exports', kind: 's3' };
    connections = [DB, bucket];
    const start = { ...SHOP, schema: '', connection: undefined };
    const files = await show([table('orders')], start);
    await userEvent.click(
      await screen.findByRole('button', { name: /Database or bucket/ }),
    );
    const offered = (await screen.findAllByRole('option')).map(
      option => option.textContent,
    );
    expect(offered).toEqual(['Exports']);
    await userEvent.click(screen.getByRole('option', { name: 'Exports' }));
    await read();
    expect(asked).toEqual([{ connection: 'exports' }]);
    files.unmount();

    connections = [bucket];
    await show([table('orders')]);
    expect(await screen.findByText(/that fits is set up/)).toBeInTheDocument();
  });

  it('says what stands in the way: no connections, no list of them, a reading that does not fit', async () => {
    connections = [];
    const none = await show([]);
    expect(
      await screen.findByText(
        /No database or bucket that fits is set up in this portal/,
      ),
    ).toBeInTheDocument();
    none.unmount();

    connections = [DB];
    const misfit = await show(
      [table('orders', { inDatabase: undefined })],
      SHOP,
      [{ severity: 'error', field: 'connection', message: 'Other schema.' }],
    );
    await read();
    expect(await screen.findByText('Other schema.')).toBeInTheDocument();
    expect(screen.queryByText(/agree/)).not.toBeInTheDocument();
    misfit.unmount();

    listConnections = async () => {
      throw new Error('The portal is down.');
    };
    await show([]);
    expect(await screen.findByText(/The portal is down/)).toBeInTheDocument();
  });
});
