import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type {
  Connection,
  DiscoveryEvent,
  DiscoveryRequest,
  SourceDefaults,
  SourcePreview,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { lakehouseApiRef } from '../api';
import { validateSource } from './field';
import { LakehouseSourceField } from './LakehouseSourceField';
import type { SourceAnswers } from './spec';
import { useAnswers } from './useAnswers';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

const PREVIEW: SourcePreview = {
  ok: true,
  findings: [
    {
      severity: 'warning',
      field: 'ddl',
      line: 3,
      message: 'No such statement.',
    },
  ],
  tables: [
    {
      name: 'orders',
      columns: 2,
      columnNames: ['order_id', 'city'],
      rows: null,
      primaryKey: ['order_id'],
      loadMode: 'full',
      cursor: null,
      inferences: [
        {
          about: 'key',
          value: 'order_id',
          confidence: 'declared',
          reason: 'key: declared',
        },
      ],
      selected: true,
    },
  ],
  files: [
    {
      path: 'contracts/shop.odcs.yaml',
      action: 'create',
      kind: 'owned',
      reason: 'The contract.',
      content: 'kind: DataContract',
    },
    {
      path: 'lakehouse.lock.json',
      action: 'update',
      kind: 'generated',
      reason: 'The lock.',
      content: '{}',
    },
  ],
  contract: 'kind: DataContract',
  schedule: {
    cron: '17 0/2 * * ? *',
    words: 'Every 2 hours, at minute 17 (UTC).',
    reason: 'So that a load may fail once.',
    from: 'promise',
    startsPerMonth: 360,
  },
  vault: null,
};

let asked: SourceSpec[];
let defaults: SourceDefaults;
let answer: () => Promise<SourcePreview>;
let connections: Connection[];
let discover: (request: DiscoveryRequest) => AsyncIterable<DiscoveryEvent>;
const api = {
  listConnections: async () => ({ items: connections }),
  discoverSource: (request: DiscoveryRequest) => discover(request),
  previewSource: (spec: SourceSpec) => {
    asked.push(spec);
    return answer();
  },
  getSourceDefaults: async () => defaults,
  previewSourceFile: async (spec: SourceSpec, path: string) => ({
    ...PREVIEW.files.find(file => file.path === path)!,
    content: `content of ${path} for ${spec.name}`,
  }),
};
let ownRefs: string[];
const identity = {
  getBackstageIdentity: async () => ({ ownershipEntityRefs: ownRefs }),
};
const catalog = catalogApiMock({
  entities: ['sales-data', 'finance'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  })),
});

beforeEach(() => {
  asked = [];
  answer = async () => PREVIEW;
  connections = [];
  defaults = { required: [] };
  ownRefs = ['user:default/guest', 'group:default/sales-data'];
});

/** The field as the scaffolder's form holds it: it gives a copy of the value back. */
function Form({ onValue }: { onValue(value: SourceAnswers): void }) {
  const [value, setValue] = useState<SourceAnswers>();
  const props = {
    formData: value && JSON.parse(JSON.stringify(value)),
    onChange: (next: SourceAnswers) => {
      onValue(next);
      setValue(next);
    },
  };
  return <LakehouseSourceField {...(props as any)} />;
}

async function renderField() {
  const values: SourceAnswers[] = [];
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [lakehouseApiRef, api as any],
        [identityApiRef, identity as any],
        [catalogApiRef, catalog],
      ]}
    >
      <Form onValue={value => values.push(value)} />
    </TestApiProvider>,
  );
  return { last: () => values[values.length - 1] };
}

describe('LakehouseSourceField', () => {
  it('chooses the only group, asks nothing without data, and says what would appear', async () => {
    const { last } = await renderField();
    await waitFor(() => expect(last()?.owner).toBe('group:default/sales-data'));
    expect(
      await screen.findByText(/Nothing is written before you create/),
    ).toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('begins with what the organisation sets, and offers only who may answer', async () => {
    ownRefs = ['group:default/interns', 'group:default/finance'];
    defaults = {
      owners: ['group:default/finance'],
      promise: '6h',
      nameHint: 'Begin with the domain.',
      required: ['description'],
    };
    const { last } = await renderField();
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
    ownRefs = ['user:default/guest'];
    const { last } = await renderField();
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
    const { last } = await renderField();
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
      expect(asked[asked.length - 1]).toMatchObject({
        name: 'shop',
        ddl: 'CREATE',
        owner: 'group:default/sales-data',
      }),
    );
  });

  it('asks for a content that the preview did not bring when its file is looked at', async () => {
    answer = async () => ({
      ...PREVIEW,
      files: PREVIEW.files.map(({ content: _, ...file }) => file),
    });
    await renderField();
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
    const { last } = await renderField();
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
      expect(asked[asked.length - 1]).toMatchObject({ dialect: 'postgresql' }),
    );
  });

  it('records a change of a table and leaves the other answers', async () => {
    const { last } = await renderField();
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
    answer = async () => {
      throw new Error('The backend is away');
    };
    await renderField();
    await userEvent.type(await screen.findByLabelText(/^DDL/), 'C');
    expect(await screen.findByText('The backend is away')).toBeInTheDocument();
    answer = async () => PREVIEW;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('1 of 1 selected')).toBeInTheDocument();
  });
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
    connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    discover = async function* events() {
      yield { check: { id: 'reachable', state: 'running' } };
      yield { check: { id: 'reachable', state: 'passed', milliseconds: 12 } };
      yield { progress: { tables: 1, of: 1 } };
      yield { result: RESULT };
    };
    const { last } = await renderField();
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
    const checks = screen.getByRole('list', { name: 'Checks of the database' });
    expect(checks).toHaveTextContent('Reachable passed · 12 ms');
    expect(await screen.findByText('1 of 1 selected')).toBeInTheDocument();
  });

  it('that cannot be read says what is wrong and what to do, and can be read again', async () => {
    connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    let isUp = false;
    discover = async function* events() {
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
    const { last } = await renderField();
    expect(await screen.findByText('Nothing answers.')).toBeInTheDocument();
    expect(screen.getByText('Ask the platform team.')).toBeInTheDocument();
    expect(asked).toEqual([]);
    isUp = true;
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(last()?.seen).toEqual(SEEN));
  });

  it('that takes long can be stopped', async () => {
    connections = [{ id: 'shop-db', title: 'Shop', kind: 'postgresql' }];
    discover = async function* events() {
      yield { progress: { tables: 3, of: 500 } };
      await new Promise(() => {});
    };
    await renderField();
    expect(await screen.findByText('3 of 500 tables read')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(
      await screen.findByText(/Stopped. Nothing was changed/),
    ).toBeInTheDocument();
  });
});

it('loses no change while the form still shows the answers before it', () => {
  const sent: SourceAnswers[] = [];
  const onChange = (next: SourceAnswers) => sent.push(next);
  const { result, rerender } = renderHook(
    ({ value }) => useAnswers(value, onChange),
    { initialProps: { value: { name: '' } as SourceAnswers } },
  );
  result.current.change(old => ({ ...old, owner: 'group:default/a' }));
  // Drawn again for another reason, with a copy of the old answers.
  rerender({ value: { name: '' } });
  result.current.change(old => ({ ...old, name: 'shop' }));
  expect(sent.at(-1)).toEqual({ name: 'shop', owner: 'group:default/a' });
});

it('keeps a change while an earlier one comes back from the form library', () => {
  const sent: SourceAnswers[] = [];
  const onChange = (next: SourceAnswers) => sent.push(next);
  const { result, rerender } = renderHook(
    ({ value }) => useAnswers(value, onChange),
    { initialProps: { value: {} as SourceAnswers } },
  );
  result.current.change(old => ({ ...old, owner: 'group:default/a' }));
  result.current.change(old => ({ ...old, kind: 'csv' }));
  rerender({ value: { owner: 'group:default/a' } });
  result.current.change(old => ({ ...old, promise: '6h' }));
  expect(sent.at(-1)).toEqual({
    owner: 'group:default/a',
    kind: 'csv',
    promise: '6h',
  });

  // Nobody here has made these, so they count.
  rerender({ value: { name: 'loaded' } });
  result.current.change(old => ({ ...old, promise: '1d' }));
  expect(sent.at(-1)).toEqual({ name: 'loaded', promise: '1d' });
});

describe('validateSource', () => {
  const validate = async () => {
    const errors: string[] = [];
    await validateSource(
      { name: 'shop' },
      { addError: message => errors.push(message) },
      { apiHolder: { get: () => api as any } },
    );
    return errors;
  };

  it('lets through what has no error', async () => {
    expect(await validate()).toEqual([]);
  });

  it('stops at errors, with the sentence that says why', async () => {
    answer = async () => ({
      ...PREVIEW,
      findings: [
        ...PREVIEW.findings,
        { severity: 'error', field: 'owner', message: 'Nobody answers.' },
        {
          severity: 'error',
          field: 'ddl',
          line: 7,
          message: 'Line 7: Not SQL.',
        },
      ],
    });
    expect(await validate()).toEqual(['Nobody answers.', 'Line 7: Not SQL.']);
  });
});
