import { Badge } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { SchemaChange } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { changeMark } from '../../../lib/schemaChanges';
import type { SchemaRow } from '../../../lib/schemaRows';
import styles from './Schema.module.css';

const INDENT_REM = 1.25;

/** One column: name, type, meaning, classification and tests. */
export const FieldRow = (props: {
  row: SchemaRow;
  /** What changed in the version that is shown. */
  changes?: SchemaChange[];
  picked: boolean;
  attributes: { 'aria-rowindex'?: number };
  onToggle: () => void;
  onPick: () => void;
}) => {
  const t = useTexts();
  const { field, level, parent, open } = props.row;
  const { name, type, required, identifier, doc, classification } = field;
  const defaultValue = field.writeDefault ?? field.initialDefault;
  const Arrow = open ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <tr {...props.attributes} data-picked={props.picked || undefined}>
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
          <button
            type="button"
            className={styles.pick}
            title={`${field.path} (${field.id})`}
            aria-pressed={props.picked}
            onClick={props.onPick}
          >
            {name}
          </button>
        </span>
        {props.changes && (
          <span className={styles.marks}>
            {props.changes.map(change => (
              <Badge key={change.kind} size="small">
                {changeMark(change, t)}
              </Badge>
            ))}
          </span>
        )}
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
          {defaultValue !== undefined && (
            <small className={styles.muted}>
              {t('table.schema.defaultValue', { value: defaultValue })}
            </small>
          )}
        </span>
      </td>
      <td className={styles.doc} title={doc ?? undefined}>
        {doc}
      </td>
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
