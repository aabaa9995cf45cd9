import { Link } from '@backstage/ui';
import type {
  LineageEdge,
  LineageGraph,
  LineageNode,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useTableHref } from '../../../hooks/useTableHref';
import { useTexts } from '../../../hooks/useTexts';
import { ScrollBox } from '../../shared';
import styles from './EdgeList.module.css';

const Dataset = ({ node, id }: { node?: LineageNode; id: string }) => {
  const tableHref = useTableHref();
  if (!node?.ref) return <>{node?.label ?? id}</>;
  return <Link href={tableHref(node.ref, 'lineage')}>{node.label}</Link>;
};

/** Edges with both ends, the job and how we know; all of the graph, or some of it. */
export const EdgeList = (props: {
  graph: LineageGraph;
  edges?: LineageEdge[];
}) => {
  const t = useTexts();
  const { graph, edges = graph.edges } = props;
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  return (
    <ScrollBox label={t('table.lineage.edges')}>
      <table className={styles.table} aria-label={t('table.lineage.edges')}>
        <thead>
          <tr>
            <th scope="col">{t('table.lineage.from')}</th>
            <th scope="col">{t('table.lineage.to')}</th>
            <th scope="col">{t('table.lineage.job')}</th>
            <th scope="col">{t('table.lineage.why')}</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ from, to, job, why }) => (
            <tr key={`${from} ${to} ${job}`}>
              <td>
                <Dataset node={nodes.get(from)} id={from} />
              </td>
              <td>
                <Dataset node={nodes.get(to)} id={to} />
              </td>
              <td>{job}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
