import { Badge } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useTexts } from '../../../hooks/useTexts';
import type { SchemaRow } from '../../../lib/schemaRows';
import styles from './Schema.module.css';

const INDENT_REM = 1.25;

/** One column: name, type, meaning, classification and tests. */
export const FieldRow = (props: { row: SchemaRow; onToggle: () => void }) => {
  const t = useTexts();
  const { field, level, parent, open } = props.row;
  const { name, type, required, identifier, doc, classification } = field;
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <tr>
      <th scope="row">
        <span
          className={styles.name}
          style={{ paddingLeft: `${level * INDENT_REM}rem` }}
        >
          {parent ? (
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={open}
              aria-label={t(
                open ? 'table.schema.collapse' : 'table.schema.expand',
                { name },
              )}
              onClick={props.onToggle}
            >
              <Arrow size={20} />
            </button>
          ) : (
            <span className={styles.space} />
          )}
          <span title={`${field.path} (${field.id})`}>{name}</span>
        </span>
      </th>
      <td>
        <span className={styles.type}>{type}</span>{' '}
        <span className={styles.marks}>
          {identifier && (
            <Badge size="small" title={t('table.schema.keyHint')}>
              {t('table.schema.key')}
            </Badge>
          )}
          {!required && (
            <small className={styles.muted}>{t('table.schema.optional')}</small>
          )}
        </span>
      </td>
      <td className={styles.doc}>{doc}</td>
      <td>{classification && <Badge size="small">{classification}</Badge>}</td>
      <td>
        <span className={styles.marks}>
          {field.tests?.map(test => (
            <Badge key={test} size="small">
              {test}
            </Badge>
          ))}
        </span>
      </td>
    </tr>
  );
};
