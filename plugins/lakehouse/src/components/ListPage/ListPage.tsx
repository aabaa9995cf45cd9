import { Container, Header } from '@backstage/ui';
import { useListState } from '../../hooks/useListState';
import { useTableList } from '../../hooks/useTableList';
import { useTexts } from '../../hooks/useTexts';
import { Filters } from './Filters';
import { HeadActions, ListHead } from './ListHead';
import { Results } from './Results';
import { SearchBox } from './SearchBox';
import { Views } from './Views';
import styles from './ListPage.module.css';

/** Which tables are there: head, search, filters and rows. */
export const ListPage = () => {
  const t = useTexts();
  const [state, actions, query] = useListState();
  const { rows, facets, overview } = useTableList(state);
  return (
    <>
      <Header title={t('list.title')} customActions={<HeadActions />} />
      <Container>
        <ListHead overview={overview} />
        <div className={styles.toolbar}>
          <div className={styles.search}>
            <SearchBox value={state.search} onChange={actions.setSearch} />
          </div>
          <Views view={state.view} query={query} actions={actions} />
        </div>
        <div className={styles.body}>
          <Filters state={state} actions={actions} facets={facets} />
          <Results
            state={state}
            actions={actions}
            rows={rows}
            facets={facets}
          />
        </div>
      </Container>
    </>
  );
};
