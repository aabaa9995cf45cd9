import { Flex, Link, Text } from '@backstage/ui';
import type {
  IndexableDocument,
  ResultHighlight,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { useTexts } from '../hooks/useTexts';
import { foundColumns } from './foundColumns';

/** More columns than this are counted only. */
const MAX_COLUMNS = 5;

/** What the list of results hands over. */
export interface TableSearchResultProps {
  result?: IndexableDocument;
  highlight?: ResultHighlight;
}

/** A table among the results of Backstage search, with the columns that were found. */
export const TableSearchResult = ({
  result,
  highlight,
}: TableSearchResultProps) => {
  const t = useTexts();
  if (!result) return null;
  const marked = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  const columns = foundColumns(highlight);
  const more = columns.length - MAX_COLUMNS;
  return (
    <Flex direction="column" gap="1">
      <Link href={result.location}>{marked('title')}</Link>
      {result.text && <Text as="p">{marked('text')}</Text>}
      {columns.length > 0 && (
        <Text as="p" color="secondary" variant="body-small">
          {t('search.columns', {
            columns: columns.slice(0, MAX_COLUMNS).join(', '),
          })}
          {more > 0 && ` ${t('search.more', { number: String(more) })}`}
        </Text>
      )}
    </Flex>
  );
};
