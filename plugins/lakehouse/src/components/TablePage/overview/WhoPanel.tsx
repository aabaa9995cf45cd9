import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Tag, TagGroup } from '@backstage/ui';
import { useListHref } from '../../../hooks/useTableHref';
import { useTexts } from '../../../hooks/useTexts';
import { Facts, Owner, Panel } from '../../shared';
import type { TabProps } from '../tabProps';

/** Who answers for the table, and where that is written. */
export const WhoPanel = ({ table }: TabProps) => {
  const t = useTexts();
  const listHref = useListHref();
  const { owner, contract, entityRef, tags = [] } = table;
  return (
    <Panel title={t('table.who.title')}>
      <Facts
        facts={[
          [t('table.who.owner'), <Owner key="owner" owner={owner} />],
          [
            t('table.who.known'),
            <span key="known" title={owner.detail}>
              {t(`table.who.evidence.${owner.evidence}`)}
            </span>,
          ],
          [
            t('table.who.contract'),
            contract ? `${contract.name} ${contract.version}` : null,
          ],
          [
            t('table.who.entity'),
            entityRef ? (
              <EntityRefLink key="entity" entityRef={entityRef} hideIcon />
            ) : null,
          ],
          [
            t('table.who.tags'),
            tags.length > 0 ? (
              <TagGroup key="tags" aria-label={t('table.who.tagsHint')}>
                {tags.map(tag => (
                  <Tag key={tag} id={tag} href={listHref({ tag })}>
                    {tag}
                  </Tag>
                ))}
              </TagGroup>
            ) : null,
          ],
        ]}
      />
    </Panel>
  );
};
