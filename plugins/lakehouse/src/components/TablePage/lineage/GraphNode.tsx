import { Link } from '@backstage/ui';
import type { LineageNode } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTableHref } from '../../../hooks/useTableHref';
import { useTexts } from '../../../hooks/useTexts';
import { NODE, type PlacedNode } from '../../../lib/lineage/layout';
import { splitTableRef } from '../../../lib/tableRef';
import { StatusMark } from '../../shared';
import styles from './Graph.module.css';

/** Name and namespace apart, since a node has room for one of them per line. */
function nameParts(ref: string): { name: string; namespace: string } {
  const { table } = splitTableRef(ref);
  const dot = table.lastIndexOf('.');
  return {
    namespace: table.slice(0, Math.max(0, dot)),
    name: table.slice(dot + 1),
  };
}

/** What stands under the name of a node: its namespace, or what it is if no table. */
function useKind() {
  const t = useTexts();
  return ({ kind, layer, ref }: LineageNode): string => {
    if (kind === 'source-table') return t('table.lineage.source');
    if (ref) return nameParts(ref).namespace;
    if (layer) return t(`layer.${layer}`);
    return kind === 'model' ? t('table.lineage.model') : '';
  };
}

/** A dataset in the graph; a link to its table when the registry knows it. */
export const GraphNode = ({ placed }: { placed: PlacedNode }) => {
  const t = useTexts();
  const tableHref = useTableHref();
  const kindOf = useKind();
  const { node, x, y } = placed;
  const { ref, label, state, more = 0, distance } = node;
  const name = ref ? nameParts(ref).name : label;
  const mark = state === 'unknown' ? 'noPromise' : state;
  return (
    <div
      className={styles.node}
      data-focus={distance === 0}
      data-kind={node.kind}
      style={{ left: x, top: y, width: NODE.width, height: NODE.height }}
    >
      <span className={styles.label}>
        {mark && (
          <span
            className={styles.mark}
            data-kind={mark}
            title={state ? t(`list.freshness.${state}`) : undefined}
          >
            <StatusMark kind={mark} />
          </span>
        )}
        <span className={styles.text} title={label}>
          {ref && distance !== 0 ? (
            <Link href={tableHref(ref, 'lineage')}>{name}</Link>
          ) : (
            <strong>{name}</strong>
          )}
        </span>
      </span>
      <span className={styles.below}>
        <span className={styles.text}>{kindOf(node)}</span>
        {more > 0 && ref && (
          <Link
            href={tableHref(ref, 'lineage')}
            title={t('table.lineage.moreHint', { table: label })}
          >
            {t('table.lineage.more', { amount: String(more) })}
          </Link>
        )}
      </span>
    </div>
  );
};
