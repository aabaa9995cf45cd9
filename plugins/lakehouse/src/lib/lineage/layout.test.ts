import fc from 'fast-check';
import type {
  LineageEdge,
  LineageGraph,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { assignColumns } from './columns';
import { layoutLineage, NODE } from './layout';

function graphOf(
  root: string,
  distances: Record<string, number>,
  edges: [string, string][],
): LineageGraph {
  return {
    root,
    nodes: Object.entries(distances).map(([id, distance]) => ({
      id,
      label: id,
      kind: 'table',
      distance,
    })),
    edges: edges.map(
      ([from, to]): LineageEdge => ({ from, to, job: to, why: 'test' }),
    ),
    truncated: false,
    frontier: [],
  };
}

describe('assignColumns', () => {
  it('moves a source out as far as its longest path, so that edges run right', () => {
    const graph = graphOf('mart', { mart: 0, stage: -1, raw: -1 }, [
      ['raw', 'mart'],
      ['raw', 'stage'],
      ['stage', 'mart'],
    ]);
    expect(Object.fromEntries(assignColumns(graph))).toEqual({
      mart: 0,
      stage: -1,
      raw: -2,
    });
  });

  it('ends on a cycle', () => {
    const graph = graphOf('a', { a: 0, b: 1, c: 2 }, [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
    ]);
    const columns = assignColumns(graph);
    expect(columns.get('b')).toBeGreaterThan(0);
    expect(columns.get('c')).toBeGreaterThan(0);
  });
});

describe('layoutLineage', () => {
  it('draws a lone table', () => {
    const layout = layoutLineage(graphOf('a', { a: 0 }, []));
    expect(layout.nodes).toHaveLength(1);
    expect(layout.width).toBeGreaterThan(NODE.width);
  });

  it('untangles two chains that cross', () => {
    const graph = graphOf('f', { f: 0, a1: -1, b1: -1, b2: -2, a2: -2 }, [
      ['a1', 'f'],
      ['b1', 'f'],
      ['a2', 'a1'],
      ['b2', 'b1'],
    ]);
    const { nodes } = layoutLineage(graph);
    const y = (id: string) => nodes.find(({ node }) => node.id === id)!.y;
    expect(Math.sign(y('a1') - y('b1'))).toBe(Math.sign(y('a2') - y('b2')));
  });

  it('ignores edges to nodes that are not in the answer', () => {
    const graph = graphOf('a', { a: 0 }, [['gone', 'a']]);
    expect(layoutLineage(graph).edges).toEqual([]);
  });

  it('never lays two nodes over each other, whatever the graph', () => {
    const arbitrary = fc.integer({ min: 1, max: 24 }).chain(size =>
      fc.tuple(
        fc.array(fc.integer({ min: -4, max: 4 }), {
          minLength: size,
          maxLength: size,
        }),
        fc.array(fc.tuple(fc.nat(size), fc.nat(size)), { maxLength: 60 }),
      ),
    );
    fc.assert(
      fc.property(arbitrary, ([distances, pairs]) => {
        const graph = graphOf(
          'n0',
          Object.fromEntries([
            ['n0', 0],
            ...distances.map((d, i) => [`n${i + 1}`, d || 1]),
          ]),
          pairs.map(([a, b]) => [`n${a}`, `n${b}`]),
        );
        const { nodes, width, height } = layoutLineage(graph);
        for (const [index, a] of nodes.entries()) {
          expect(a.x + NODE.width).toBeLessThanOrEqual(width);
          expect(a.y + NODE.height).toBeLessThanOrEqual(height);
          for (const b of nodes.slice(index + 1)) {
            const apart =
              Math.abs(a.x - b.x) >= NODE.width ||
              Math.abs(a.y - b.y) >= NODE.height;
            expect(apart).toBe(true);
          }
        }
      }),
    );
  });
});
