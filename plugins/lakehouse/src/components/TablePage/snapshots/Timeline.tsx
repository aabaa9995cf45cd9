import type {
  SnapshotItem,
  TableDetail,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../../../hooks/useTexts';
import {
  MARK_STEP,
  toTimeline,
  type Mark,
} from '../../../lib/timeline/timeline';
import { formatExactTime } from '../../../lib/units';
import { operationKey } from './operation';
import { TimelineLegend } from './TimelineLegend';
import { TimelineMark } from './TimelineMark';
import { useArrowKeys } from './useArrowKeys';
import styles from './Timeline.module.css';

const LANE_STEP = 44;
const LEFT = 84;
const TOP = 34;

interface TimelineProps {
  snapshots: SnapshotItem[];
  refs: TableDetail['refs'];
  picked: string | null;
  onPick: (id: string) => void;
}

const xOf = (mark: Mark) => LEFT + (mark.place + 0.5) * MARK_STEP;
const yOf = (lane: number) => TOP + lane * LANE_STEP;

/** Snapshots as marks in lanes, oldest left; branches leave main, tags stand above. */
export const Timeline = ({
  snapshots,
  refs,
  picked,
  onPick,
}: TimelineProps) => {
  const t = useTexts();
  const scroll = useRef<HTMLDivElement>(null);
  const { lanes, marks, links } = useMemo(
    () => toTimeline(snapshots, refs),
    [snapshots, refs],
  );
  // The newest snapshots are the ones that are looked for.
  useEffect(() => {
    scroll.current?.scrollTo?.({ left: scroll.current.scrollWidth });
  }, [marks.length]);
  const keys = useArrowKeys(marks.length, place =>
    scroll.current
      ?.querySelector<SVGGElement>(`[data-place="${place}"]`)
      ?.focus(),
  );
  const width = LEFT + (marks.length + 1) * MARK_STEP;
  const labelOf = ({ snapshot, tags }: Mark) =>
    [
      t(`table.snapshots.operationWord.${operationKey(snapshot)}`),
      formatExactTime(snapshot.at),
      !snapshot.changesData && t('table.snapshots.noChange'),
      snapshot.deciding && t('table.snapshots.deciding'),
      ...tags,
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <>
      <div ref={scroll} className={styles.scroll}>
        <svg
          width={width}
          height={yOf(lanes.length - 1) + 28}
          role="group"
          aria-label={t('table.snapshots.timeline')}
          onKeyDown={keys.onKeyDown}
        >
          {lanes.map((lane, index) => (
            <g key={lane ?? ''}>
              <text className={styles.label} x={0} y={yOf(index) + 4}>
                {lane ?? t('table.snapshots.abandoned')}
              </text>
              <line
                className={styles.lane}
                x1={LEFT}
                x2={width}
                y1={yOf(index)}
                y2={yOf(index)}
              />
            </g>
          ))}
          {links.map(({ from, to }) => {
            const [x1, y1] = [xOf(from), yOf(from.lane)];
            const [x2, y2] = [xOf(to), yOf(to.lane)];
            const bend = x2 - MARK_STEP / 2;
            return (
              <path
                key={to.snapshot.id}
                className={styles.link}
                d={`M${x1} ${y1}C${bend} ${y1} ${x1} ${y2} ${x2} ${y2}`}
              />
            );
          })}
          {marks.map(mark => (
            <g key={mark.snapshot.id}>
              {mark.tags.length > 0 && (
                <text
                  className={styles.tag}
                  x={xOf(mark)}
                  y={yOf(mark.lane) - 20}
                  textAnchor="middle"
                >
                  ⚑ {mark.tags.join(', ')}
                </text>
              )}
              <TimelineMark
                mark={mark}
                x={xOf(mark)}
                y={yOf(mark.lane)}
                step={MARK_STEP}
                picked={mark.snapshot.id === picked}
                reached={mark.place === keys.place}
                label={labelOf(mark)}
                onPick={() => {
                  keys.setPlace(mark.place);
                  onPick(mark.snapshot.id);
                }}
              />
            </g>
          ))}
        </svg>
      </div>
      <TimelineLegend />
    </>
  );
};
