import { Badge } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import type { SchemaChange } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { changeMark } from '../../../lib/schemaChanges';
import type { SchemaRow } from '../../../lib/schemaRows';
import { Marks, PickButton } from '../../shared';
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
          <PickButton
            title={`${field.path} (${field.id})`}
            picked={props.picked}
            onPick={props.onPick}
          >
            {name}
          </PickButton>
        </span>
        {props.changes && (
          <Marks>
            {props.changes.map(change => (
              <Badge key={change.kind} size="small">
                {changeMark(change, t)}
              </Badge>
            ))}
          </Marks>
        )}
      </th>
      <td>
        <span className={styles.type}>{type}</span>{' '}
        <Marks>
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
        </Marks>
      </td>
      <td className={styles.doc} title={doc ?? undefined}>
        {doc}
      </td>
      <td>{classification && <Badge size="small">{classification}</Badge>}</td>
      <td>
        <Marks>
          {field.tests?.map(test => (
            <Badge key={test} size="small">
              {test}
            </Badge>
          ))}
        </Marks>
      </td>
    </tr>
  );
};
