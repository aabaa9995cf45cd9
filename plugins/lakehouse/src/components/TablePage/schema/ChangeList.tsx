import type { SchemaChange } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { changeText } from '../../../lib/schemaChanges';
import { formatCount } from '../../../lib/units';
import styles from './Versions.module.css';

const SHOWN = 50;

/** Changes of a schema as sentences; fields that came or went with another one are not named apart. */
export const ChangeList = ({ changes }: { changes: SchemaChange[] }) => {
  const t = useTexts();
  const outer = changes.filter(({ inner }) => !inner);
  if (outer.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {outer.slice(0, SHOWN).map(change => (
        <li key={`${change.kind} ${change.fieldId}`} data-kind={change.kind}>
          {changeText(change, t)}
        </li>
      ))}
      {outer.length > SHOWN && (
        <li>
          {t('table.schema.moreChanges', {
            amount: formatCount(outer.length - SHOWN),
          })}
        </li>
      )}
    </ul>
  );
};
