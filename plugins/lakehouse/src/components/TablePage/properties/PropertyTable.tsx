import { Text } from '@backstage/ui';
import { useTexts } from '../../../hooks/useTexts';
import {
  propertyFacts,
  type PropertyGroup,
} from '../../../lib/tableProperties';
import { CopyIcon, LongTable } from '../../shared';
import styles from './PropertyTable.module.css';

const ROW_HEIGHT = 42;

/** In a sentence what a property does, and what it is without being set. */
const Meaning = ({ name }: { name: string }) => {
  const t = useTexts();
  const facts = propertyFacts(name);
  if (!facts.known) return null;
  return (
    <>
      {t(`table.properties.known.${facts.known}`)}{' '}
      {facts.default
        ? t('table.properties.defaultIs', { value: facts.default })
        : t('table.properties.noDefault')}
    </>
  );
};

/** The properties of one group; plain text, whatever is in them. */
export const PropertyTable = (props: {
  group: PropertyGroup;
  pairs: Array<[name: string, value: string]>;
}) => {
  const t = useTexts();
  const { group, pairs } = props;
  const title = t(`table.properties.group.${group}`);
  return (
    <div>
      <Text as="h4" weight="bold">
        {title}
      </Text>
      <LongTable
        label={title}
        heads={[
          { label: t('table.properties.name'), width: '32%' },
          { label: t('table.properties.value'), width: '24%' },
          { label: t('table.properties.meaning'), width: '44%' },
        ]}
        count={pairs.length}
        rowHeight={ROW_HEIGHT}
        row={(index, attributes) => {
          const [name, value] = pairs[index];
          return (
            <tr key={name} {...attributes}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {value === '***' ? (
                  t('table.properties.masked')
                ) : (
                  <span className={styles.value}>
                    <code>{value}</code>
                    <CopyIcon text={value} what={name} />
                  </span>
                )}
              </td>
              <td>
                <Meaning name={name} />
              </td>
            </tr>
          );
        }}
      />
    </div>
  );
};
