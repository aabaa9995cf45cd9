import { Button } from '@backstage/ui';
import type { SchemaChange } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { changeText } from '../../../lib/schemaChanges';
import { formatCount } from '../../../lib/units';
import styles from './Versions.module.css';

const SHOWN = 5;

/** Changes of a schema as sentences; fields that came or went with another one are not named apart. */
export const ChangeList = ({ changes }: { changes: SchemaChange[] }) => {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const outer = changes.filter(({ inner }) => !inner);
  if (outer.length === 0) return null;
  return (
    <>
      <ul className={styles.changes}>
        {outer.slice(0, all ? undefined : SHOWN).map(change => (
          <li key={`${change.kind} ${change.fieldId}`} data-kind={change.kind}>
            {changeText(change, t)}
          </li>
        ))}
      </ul>
      {outer.length > SHOWN && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={all}
          onPress={() => setAll(!all)}
        >
          {all
            ? t('table.schema.fewerChanges')
            : t('table.schema.allChanges', {
                amount: formatCount(outer.length),
              })}
        </Button>
      )}
    </>
  );
};
