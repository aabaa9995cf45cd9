import type { Mark } from '../../../lib/timeline/timeline';
import styles from './Timeline.module.css';

const RADIUS = { least: 4, most: 10 };
const THIN = { width: 3, height: 12 };

/** The shape of a snapshot: a disc by size of change, a thin bar without one. */
export const MarkShape = ({ mark }: { mark: Mark }) => {
  const { changesData, deciding } = mark.snapshot;
  if (!changesData) {
    return (
      <rect
        className={styles.noChange}
        x={-THIN.width / 2}
        y={-THIN.height / 2}
        width={THIN.width}
        height={THIN.height}
        rx={1}
      />
    );
  }
  const radius = RADIUS.least + mark.weight * (RADIUS.most - RADIUS.least);
  if (!deciding) return <circle className={styles.change} r={radius} />;
  // A diamond, so that the deciding one can be told without colour.
  const reach = Math.max(radius, 8) + 2;
  return (
    <path
      className={styles.deciding}
      d={`M0 ${-reach}L${reach} 0 0 ${reach} ${-reach} 0Z`}
    />
  );
};

/** A snapshot on the timeline, which can be picked by mouse and keyboard. */
export const TimelineMark = (props: {
  mark: Mark;
  x: number;
  y: number;
  step: number;
  picked: boolean;
  /** The one mark that the tab key comes to; arrow keys go on from there. */
  reached: boolean;
  label: string;
  onPick: () => void;
}) => {
  const { mark, x, y, step, picked, reached, label, onPick } = props;
  return (
    <g
      className={styles.mark}
      transform={`translate(${x} ${y})`}
      role="button"
      tabIndex={reached ? 0 : -1}
      data-place={mark.place}
      aria-label={label}
      aria-pressed={picked}
      onClick={onPick}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPick();
      }}
    >
      <title>{label}</title>
      <rect
        className={styles.hit}
        x={-step / 2}
        y={-16}
        width={step}
        height={32}
      />
      <MarkShape mark={mark} />
      {picked && <circle className={styles.picked} r={14} />}
    </g>
  );
};
