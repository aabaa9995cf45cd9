import { layOut, ROW, type Vault } from './vault';

const hub = (name: string) => ({ name, businessKey: ['id'], tables: [name] });
const link = (name: string, ...hubs: string[]) => ({
  name,
  kind: 'foreign-key',
  hubs: hubs.map(one => ({ hub: one, role: one })),
});

/** How often two lines cross between the two columns. */
function crossings({ edges }: ReturnType<typeof layOut>) {
  return edges.flatMap((a, i) =>
    edges.slice(i + 1).filter(b => (a.from - b.from) * (a.to - b.to) < 0),
  ).length;
}

describe('layOut', () => {
  const vault: Vault = {
    hubs: [hub('a'), hub('b'), hub('c'), hub('alone')],
    links: [
      link('l_cc', 'c', 'c'),
      link('l_bc', 'b', 'c'),
      link('l_ab', 'a', 'b'),
    ],
    satellites: [],
  };

  it('places every hub and link once, inside the drawing', () => {
    const layout = layOut(vault);
    expect(layout.hubs.map(({ name }) => name).sort()).toEqual([
      'a',
      'alone',
      'b',
      'c',
    ]);
    expect(layout.height).toBe(4 * ROW);
    for (const { y } of [...layout.hubs, ...layout.links]) {
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(layout.height);
    }
    expect(layout.hubs[3].name).toBe('alone');
  });

  it('draws one line per hub of a link, also when the hub stands in it twice', () => {
    expect(layOut(vault).edges).toHaveLength(5);
  });

  it('orders links beside their hubs', () => {
    expect(crossings(layOut(vault))).toBe(0);
  });

  it('takes an empty vault and links to hubs of other sources', () => {
    expect(layOut({ hubs: [], links: [], satellites: [] }).height).toBe(ROW);
    expect(
      layOut({ hubs: [], links: [link('l', 'elsewhere')], satellites: [] })
        .edges,
    ).toEqual([]);
  });
});
