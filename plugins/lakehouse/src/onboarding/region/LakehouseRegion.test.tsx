import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type { SourceDefaults } from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { lakehouseApiRef } from '../../api';
import { validateRegion } from './field';
import { LakehouseRegion } from './LakehouseRegion';

jest.setTimeout(30_000);

async function show(
  getSourceDefaults: () => Promise<SourceDefaults>,
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
      schema: { title: 'Region', description: 'AWS region.' },
      rawErrors,
      idSchema: { $id: 'root_region' },
    };
    return <LakehouseRegion {...(props as any)} />;
  };
  const api = { getSourceDefaults };
  await renderInTestApp(
    <TestApiProvider apis={[[lakehouseApiRef, api as any]]}>
      <Field />
    </TestApiProvider>,
  );
  return { last: () => values[values.length - 1] };
}
const allowed =
  (...regions: string[]) =>
  async () => ({
    required: [],
    regions,
  });

it('is chosen among several', async () => {
  const { last } = await show(allowed('eu-central-1', 'eu-west-1'));
  const field = await screen.findByRole('button', { name: /Region/ });
  await userEvent.click(field);
  expect(
    (await screen.findAllByRole('option')).map(one => one.textContent),
  ).toEqual(['eu-central-1', 'eu-west-1']);
  await userEvent.click(screen.getByRole('option', { name: 'eu-west-1' }));
  expect(last()).toBe('eu-west-1');
});

it('is given where there is one, and cannot be changed', async () => {
  const { last } = await show(allowed('eu-central-1'));
  await waitFor(() => expect(last()).toBe('eu-central-1'));
  const field = screen.getByRole('textbox', { name: /Region/ });
  expect(field).toHaveValue('eu-central-1');
  expect(field).toHaveAttribute('readonly');
  expect(screen.getByText(/allows no other/)).toBeInTheDocument();
});

it.each([
  ['there is no rule', async () => ({ required: [] })],
  [
    'the rules cannot be asked for',
    async () => {
      throw new Error('no');
    },
  ],
])(
  'is typed where %s, and marked where the form finds it wrong',
  async (_, api) => {
    const { last } = await show(api, ['must match pattern']);
    const field = await screen.findByRole('textbox', { name: /Region/ });
    await userEvent.type(field, 'us-east-1');
    expect(last()).toBe('us-east-1');
    await userEvent.clear(field);
    expect(last()).toBeUndefined();
    expect(field).toHaveAttribute('aria-invalid', 'true');
  },
);

it.each([
  ['', ['eu-west-1', 'eu-west-2'], /missing. Choose one of eu-west-1, eu-/],
  ['us-east-1', ['eu-west-1'], /us-east-1 is not allowed/],
  ['Frankfurt', undefined, /no AWS region. Write one such as/],
  ['', undefined, undefined],
  ['eu-west-1', ['eu-west-1'], undefined],
])(
  'keeps the form from going on with %j among %j',
  async (region, regions, said) => {
    const errors: string[] = [];
    const api = { getSourceDefaults: allowed(...(regions ?? [])) };
    const none = { getSourceDefaults: async () => ({ required: [] }) };
    await validateRegion(
      region,
      { addError: message => errors.push(message) },
      { apiHolder: { get: () => (regions ? api : none) as any } },
    );
    expect(errors.join()).toMatch(said ?? /^$/);
  },
);
