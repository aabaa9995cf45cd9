import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  SourceOutcome,
  SourcePreview,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { screen, within } from '@testing-library/react';
import { OutcomePane } from './OutcomePane';

const OUTCOME: SourceOutcome = {
  effects: ['The files are on main.', 'The next run loads 2 tables.'],
  pullRequest: true,
  reviewers: ['ada', 'acme/data-platform'],
  resources: [
    { kind: 'raw', count: 2, names: ['raw_shop.a', 'raw_shop.b'] },
    { kind: 'vault', count: 30, names: ['vault.hub_a', 'vault.hub_b'] },
  ],
  cost: {
    low: 0.4,
    high: 1200,
    parts: [{ what: 'Athena', low: 0, high: 3 }],
    assumptions: ['Estimate, list prices of November 2026.'],
  },
};

const show = (outcome?: Partial<SourceOutcome>) =>
  renderInTestApp(
    <OutcomePane
      preview={
        {
          outcome: outcome && { ...OUTCOME, ...outcome },
        } as unknown as SourcePreview
      }
    />,
  );

describe('the outcome of a preview', () => {
  it('says what merging does, who reviews, what will be there and what it costs', async () => {
    await show({});
    const merging = screen.getByRole('region', {
      name: 'What merging will do',
    });
    expect(within(merging).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('@ada, @acme/data-platform')).toBeInTheDocument();
    const vault = screen.getByRole('row', { name: /Vault tables/ });
    expect(vault).toHaveTextContent('30vault.hub_a …vault.hub_b … and 28 more');
    expect(screen.getByText('$0.40 to $1,200')).toBeInTheDocument();
    expect(screen.getByText('Athena: up to $3')).toBeInTheDocument();
    expect(screen.getByText(/list prices of November/)).toBeInTheDocument();
  });

  it('says that nobody is asked, and why the cost is unknown', async () => {
    await show({
      reviewers: [],
      cost: { unknown: 'nobody has counted', parts: [], assumptions: [] },
    });
    expect(screen.getByText(/CODEOWNERS .* names nobody/)).toBeInTheDocument();
    expect(
      screen.getByText('Unknown: nobody has counted.'),
    ).toBeInTheDocument();
  });

  it('asks for no review where creating commits', async () => {
    await show({ pullRequest: false, reviewers: [] });
    expect(screen.getByText('What creating will do')).toBeInTheDocument();
    expect(screen.queryByText('Who is asked to review')).toBeNull();
  });

  it('is empty while an answer is missing', async () => {
    await show();
    expect(screen.getByText(/Answer what is marked above/)).toBeInTheDocument();
  });
});
