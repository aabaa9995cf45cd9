import { RiSettings3Line } from '@remixicon/react';
import type { LineageGraph } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import { layoutLineage, NODE } from '../../../lib/lineage/layout';
import { GraphNode } from './GraphNode';
import styles from './Graph.module.css';

const JOB_SIZE = 20;

interface GraphProps {
  graph: LineageGraph;
  label: string;
  /** The dataset whose incoming edges are explained. */
  selected: string | null;
  onSelect: (id: string) => void;
}

/**
 * The lineage as a drawing: edges in SVG below nodes in HTML, so that nodes are
 * plain links with the focus ring and text rules of the page. The gear at the
 * entry of a node is the job that makes it.
 */
export const Graph = ({ graph, label, selected, onSelect }: GraphProps) => {
  const t = useTexts();
  const scroll = useRef<HTMLDivElement>(null);
  const layout = useMemo(() => layoutLineage(graph), [graph]);
  const { nodes, edges, width, height } = layout;
  const made = new Map(edges.map(({ edge }) => [edge.to, edge.job]));

  // Start with the focus in the middle.
  useEffect(() => {
    const view = scroll.current;
    const focus = layout.nodes.find(({ node }) => node.id === graph.root);
    if (!view?.scrollTo || !focus) return;
    view.scrollTo({
      left: focus.x + NODE.width / 2 - view.clientWidth / 2,
      top: focus.y + NODE.height / 2 - view.clientHeight / 2,
    });
  }, [layout, graph.root]);

  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="group"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div className={styles.canvas} style={{ width, height }}>
        <svg
          className={styles.edges}
          width={width}
          height={height}
          aria-hidden="true"
        >
          {edges.map(({ edge, path }) => (
            <path
              key={`${edge.from} ${edge.to} ${edge.job}`}
              className={styles.edge}
              data-selected={edge.to === selected}
              d={path}
            />
          ))}
        </svg>
        {nodes.map(placed => (
          <GraphNode key={placed.node.id} placed={placed} />
        ))}
        {nodes.map(({ node, x, y }) => {
          const job = made.get(node.id);
          return (
            job && (
              <button
                key={node.id}
                type="button"
                className={styles.job}
                style={{
                  left: x - JOB_SIZE - 6,
                  top: y + (NODE.height - JOB_SIZE) / 2,
                }}
                title={`${job}. ${t('table.lineage.whySelected')}`}
                aria-label={`${job}: ${t('table.lineage.whySelected')}`}
                aria-pressed={node.id === selected}
                onClick={() => onSelect(node.id)}
              >
                <RiSettings3Line size={12} aria-hidden />
              </button>
            )
          );
        })}
      </div>
    </div>
  );
};
