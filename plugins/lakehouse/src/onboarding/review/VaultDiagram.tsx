import { useMemo, useState } from 'react';
import { ScrollBox } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { layOut, type Place, type Vault } from './vault';
import styles from './VaultDiagram.module.css';

const WIDTH = 760;
const BOX = { width: 260, height: 32 };
const LINK_X = WIDTH - BOX.width;

/** Names are up to 63 characters long; the whole one is in the title and in the table below. */
const shorten = (name: string) =>
  name.length > 34 ? `${name.slice(0, 33)}…` : name;

const Box = (props: {
  place: Place;
  kind: string;
  x: number;
  satellites: number;
  onPoint(name?: string): void;
}) => {
  const { place, kind, x, satellites, onPoint } = props;
  return (
    <g
      className={styles.box}
      data-kind={kind}
      transform={`translate(${x} ${place.y - BOX.height / 2})`}
      onMouseEnter={() => onPoint(place.name)}
      onMouseLeave={() => onPoint(undefined)}
    >
      <title>{place.name}</title>
      <rect {...BOX} rx={kind === 'hub' ? 4 : 16} />
      <text x={12} y={BOX.height / 2} dominantBaseline="central">
        {shorten(place.name)}
      </text>
      {satellites > 0 && (
        <text
          x={BOX.width - 12}
          y={BOX.height / 2}
          dominantBaseline="central"
          textAnchor="end"
          className={styles.count}
        >
          +{satellites}
        </text>
      )}
    </g>
  );
};

/** Hubs, links and what they connect. Pointing at one shows its connections; the table beside it holds the same. */
export const VaultDiagram = ({ vault }: { vault: Vault }) => {
  const t = useOnboardingTexts();
  const layout = useMemo(() => layOut(vault), [vault]);
  const [pointed, setPointed] = useState<string>();
  const boxes = [
    ...layout.hubs.map(place => ({ place, kind: 'hub', x: 0 })),
    ...layout.links.map(place => ({ place, kind: 'link', x: LINK_X })),
  ];
  const label = t('vault.diagram', {
    hubs: String(layout.hubs.length),
    links: String(layout.links.length),
  });
  return (
    <ScrollBox label={label}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${WIDTH} ${layout.height}`}
        role="img"
        aria-label={label}
      >
        {layout.edges.map(({ hub, link, from, to }) => (
          <path
            key={`${hub} ${link}`}
            className={styles.edge}
            data-pointed={pointed === hub || pointed === link || undefined}
            d={`M${BOX.width} ${from} C${WIDTH / 2} ${from} ${
              WIDTH / 2
            } ${to} ${LINK_X} ${to}`}
          />
        ))}
        {boxes.map(({ place, kind, x }) => (
          <Box
            key={place.name}
            place={place}
            kind={kind}
            x={x}
            satellites={
              vault.satellites.filter(({ parent }) => parent === place.name)
                .length
            }
            onPoint={setPointed}
          />
        ))}
      </svg>
    </ScrollBox>
  );
};
