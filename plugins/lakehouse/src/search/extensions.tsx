import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { SEARCH_TYPE_LAKEHOUSE_TABLE } from '@lakehouse/backstage-plugin-lakehouse-common';
import { RiTable2 } from '@remixicon/react';

const listItem = SearchResultListItemBlueprint.make({
  params: {
    icon: <RiTable2 />,
    predicate: ({ type }) => type === SEARCH_TYPE_LAKEHOUSE_TABLE,
    component: async () => {
      const { TableSearchResult } = await import('./TableSearchResult');
      return TableSearchResult;
    },
  },
});

const resultType = SearchFilterResultTypeBlueprint.make({
  name: 'tables',
  params: {
    value: SEARCH_TYPE_LAKEHOUSE_TABLE,
    name: 'Iceberg tables',
    icon: <RiTable2 />,
  },
});

/** Tables on the page of Backstage search. */
export const searchExtensions = [listItem, resultType];
