import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { rootRouteRef } from '../../routes';
import { SourceResult } from './SourceResult';

jest.setTimeout(60_000);

const stamped = {
  source: 'shop',
  kind: 'ddl',
  files: [
    {
      path: 'contracts/shop.odcs.yaml',
      action: 'create',
      reason: 'The contract.',
    },
  ],
  entities: ['component:default/shop.pipeline'],
  next: ['make local SOURCE=shop'],
};

const show = (output: object) =>
  renderInTestApp(<SourceResult output={output as never} />, {
    apis: [[catalogApiRef, catalogApiMock()]],
    mountedRoutes: {
      '/lakehouse': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });

describe('the result of onboarding', () => {
  it('links the pull request and says what merging does', async () => {
    const pullRequest = 'https://github.test/acme/platform/pull/1';
    await show({
      stamped,
      requested: {
        pullRequest,
        branch: 'lakehouse/onboard-shop',
        target: 'main',
        repository: 'acme/platform',
        next: ['git switch main && git pull'],
      },
    });
    expect(
      await screen.findByRole('link', { name: pullRequest }),
    ).toHaveAttribute('href', pullRequest);
    expect(screen.getByText('What merging does')).toBeInTheDocument();
    expect(screen.getByText(/Its files are on main then/)).toBeInTheDocument();
    expect(
      screen.getByText('In the catalog after the merge'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Commit')).not.toBeInTheDocument();
  });

  it('shows the commit where there is no pull request', async () => {
    await show({
      stamped,
      published: {
        commit: 'c0ffee0123456789',
        branch: 'main',
        repository: 'platform.git',
        created: true,
        next: ['git pull'],
      },
    });
    expect(await screen.findByText('Published')).toBeInTheDocument();
    expect(screen.getByText('c0ffee0123')).toBeInTheDocument();
    expect(screen.queryByText('What merging does')).not.toBeInTheDocument();
  });
});
