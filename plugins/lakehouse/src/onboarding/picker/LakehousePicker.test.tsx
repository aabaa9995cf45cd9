import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { ChoiceQuery } from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { lakehouseApiRef } from '../../api';
import { LakehousePicker } from './LakehousePicker';
import type { PickerOptions } from './within';

jest.setTimeout(60_000);

let asked: ChoiceQuery[];
let answer: (
  query: ChoiceQuery,
) => Promise<{ names: string[]; truncated: boolean }>;
beforeEach(() => {
  asked = [];
  answer = async () => ({
    names: ['hub_customer', 'hub_order'],
    truncated: false,
  });
});

async function show(
  options: PickerOptions,
  formData: object = {},
  rawErrors: string[] = [],
) {
  const values: (string | undefined)[] = [];
  const Field = () => {
    const [value, setValue] = useState<string>();
    const props = {
      formData: value,
      onChange: (next: string | undefined) => {
        values.push(next);
        setValue(next);
      },
      schema: { title: 'Hub', description: 'Of the vault.' },
      uiSchema: { 'ui:options': options },
      formContext: { formData },
      rawErrors,
      idSchema: { $id: 'root_hub' },
    };
    return <LakehousePicker {...(props as any)} />;
  };
  const api = {
    listChoices: (query: ChoiceQuery) => {
      asked.push(query);
      return answer(query);
    },
  };
  await renderInTestApp(
    <TestApiProvider apis={[[lakehouseApiRef, api as any]]}>
      <Field />
    </TestApiProvider>,
  );
  return {
    field: screen.getByRole('combobox', { name: /Hub/ }),
    last: () => values[values.length - 1],
  };
}

it('is chosen by keyboard from what the platform has', async () => {
  const { field, last } = await show({ kind: 'hub' });
  await waitFor(() => expect(asked).toEqual([{ kind: 'hub' }]));
  await userEvent.type(field, 'ord');
  expect(
    (await screen.findAllByRole('option')).map(one => one.textContent),
  ).toEqual(['hub_order']);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(last()).toBe('hub_order');
  expect(field).toHaveValue('hub_order');
  // Forms lead from an error to its field by this.
  expect(field).toHaveAttribute('id', 'root_hub');
});

it('may be typed, and be emptied again', async () => {
  const { field, last } = await show({ kind: 'hub' });
  await userEvent.type(field, 'hub_new');
  await userEvent.tab();
  expect(last()).toBe('hub_new');
  await userEvent.clear(field);
  expect(last()).toBeUndefined();
});

it('waits for the field that its names are of, then lists those alone', async () => {
  await show({ kind: 'satellite', hub: 'hub' });
  expect(await screen.findByText(/Fill in the hub first/)).toBeInTheDocument();
  expect(asked).toEqual([]);
});

it('asks within the field that its names are of', async () => {
  await show({ kind: 'satellite', hub: 'theHub' }, { theHub: 'hub_order' });
  await waitFor(() =>
    expect(asked).toEqual([{ kind: 'satellite', hub: 'hub_order' }]),
  );
});

it('says that names could not be listed, and can be typed all the same', async () => {
  answer = async () => {
    throw new Error('no permission');
  };
  const { field, last } = await show({ kind: 'hub' });
  expect(
    await screen.findByText(/could not be listed \(no permission\)/),
  ).toBeInTheDocument();
  await userEvent.type(field, 'x');
  expect(last()).toBe('x');
});

it('asks for what is typed where the list was cut', async () => {
  answer = async ({ search }) => ({
    names: search ? ['hub_zebra'] : ['hub_a'],
    truncated: !search,
  });
  const { field } = await show({ kind: 'hub' });
  expect(
    await screen.findByText(/There are more than are listed/),
  ).toBeInTheDocument();
  await userEvent.type(field, 'zeb');
  expect(
    await screen.findByRole('option', { name: 'hub_zebra' }),
  ).toBeInTheDocument();
});

it('is marked where the form finds it wrong', async () => {
  const { field } = await show({ kind: 'hub' }, {}, ['must not be empty']);
  expect(field).toHaveAttribute('aria-invalid', 'true');
});
