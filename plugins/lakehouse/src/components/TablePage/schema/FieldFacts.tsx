import { Button } from '@backstage/ui';
import type { SchemaField } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatCount } from '../../../lib/units';
import { CopyIcon, Facts } from '../../shared';
import styles from './Schema.module.css';

/** The picked field in full; its address is that of the page. */
export const FieldFacts = (props: {
  field: SchemaField;
  onClose: () => void;
}) => {
  const t = useTexts();
  const { id, path, name, type, doc, initialDefault, writeDefault } =
    props.field;
  const { distinctValues } = props.field;
  return (
    <section className={styles.picked} aria-label={name}>
      <Facts
        facts={[
          [
            t('table.schema.path'),
            <span key="path">
              <code>{path}</code>
              <CopyIcon text={path} what={path} />
            </span>,
          ],
          [t('table.schema.type'), <code key="type">{type}</code>],
          [t('table.schema.fieldId'), String(id)],
          [t('table.schema.meaning'), doc ?? null],
          [
            t('table.schema.distinctValues'),
            distinctValues === undefined
              ? null
              : t('table.schema.about', {
                  amount: formatCount(distinctValues),
                }),
          ],
          [t('table.schema.initialDefault'), initialDefault],
          [t('table.schema.writeDefault'), writeDefault],
        ]}
      />
      <Button size="small" variant="tertiary" onPress={props.onClose}>
        {t('table.schema.closeField')}
      </Button>
    </section>
  );
};
