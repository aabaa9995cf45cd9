import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';

/** The part of a derived vault that is drawn; the shape of the command line's `derive --json`. */
export interface Vault {
  hubs: { name: string; businessKey: string[]; tables: string[] }[];
  links: {
    name: string;
    hubs: { hub: string; role: string }[];
    kind: string;
  }[];
  satellites: { name: string; parent: string }[];
}

/** Parts of a derived vault that are drawn as satellites of their link. */
interface Effectivity {
  effectivity?: { name: string; link: string }[];
}

/** The vault of a preview, or null when there is none. */
export function asVault(vault: SourcePreview['vault']): Vault | null {
  const { hubs, links, satellites, effectivity } = (vault ??
    {}) as Partial<Vault> & Effectivity;
  if (!hubs || !links || !satellites) return null;
  const ofLinks = effectivity?.map(({ name, link }) => ({
    name,
    parent: link,
  }));
  return { hubs, links, satellites: [...satellites, ...(ofLinks ?? [])] };
}

export interface Place {
  name: string;
  y: number;
}

export interface Layout {
  hubs: Place[];
  links: Place[];
  /** One per hub that a link connects; y of both ends. */
  edges: { hub: string; link: string; from: number; to: number }[];
  height: number;
}

export const ROW = 44;

const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * Hubs on the left, links on the right. Links stand at the mean height of their hubs and then the hubs at that of their links, which
 * takes away most crossings (barycentre method, Sugiyama et al. 1981).
 */
export function layOut({ hubs, links }: Vault): Layout {
  let hubOrder = hubs.map(hub => hub.name);
  let linkOrder = links;
  for (let round = 0; round < 4; round++) {
    const at = new Map(hubOrder.map((name, index) => [name, index]));
    linkOrder = sortBy(links, link =>
      mean(link.hubs.map(({ hub }) => at.get(hub) ?? 0)),
    );
    hubOrder = sortByLinks(hubOrder, linkOrder);
  }
  const rows = Math.max(hubOrder.length, linkOrder.length, 1);
  const place = (names: string[]): Place[] =>
    names.map((name, index) => ({
      name,
      y: ((index + 0.5) * rows * ROW) / names.length,
    }));
  const placedHubs = place(hubOrder);
  const placedLinks = place(linkOrder.map(link => link.name));
  const yOf = new Map(
    [...placedHubs, ...placedLinks].map(({ name, y }) => [name, y]),
  );
  const edges = linkOrder.flatMap(link =>
    [...new Set(link.hubs.map(({ hub }) => hub))]
      .filter(hub => yOf.has(hub))
      .map(hub => ({
        hub,
        link: link.name,
        from: yOf.get(hub)!,
        to: yOf.get(link.name)!,
      })),
  );
  return {
    hubs: placedHubs,
    links: placedLinks,
    edges,
    height: rows * ROW,
  };
}

function sortBy<T>(items: T[], key: (item: T) => number): T[] {
  return items
    .map(item => ({ item, key: key(item) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Hubs at the mean height of their links; those without links go to the end instead of between the others. */
function sortByLinks(hubs: string[], links: Vault['links']): string[] {
  return sortBy(hubs, name => {
    const indices = links.flatMap((link, index) =>
      link.hubs.some(({ hub }) => hub === name) ? [index] : [],
    );
    return indices.length > 0 ? mean(indices) : Number.MAX_SAFE_INTEGER;
  });
}
