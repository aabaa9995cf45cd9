import styles from './Size.module.css';

const WIDTH = 100;
const HEIGHT = 28;

/** A small line of values, oldest first. `label` says what it shows, for those who cannot see it. */
export const Trend = ({
  values,
  label,
}: {
  values: number[];
  label: string;
}) => {
  if (values.length < 2) return <span />;
  const most = Math.max(...values, 1);
  // A step holds until the next commit, so the line goes along before it goes up.
  const points = values.flatMap((value, index) => {
    const y = HEIGHT - (value / most) * (HEIGHT - 2) - 1;
    const x = (each: number) => (each / values.length) * WIDTH;
    return [`${x(index)} ${y}`, `${x(index + 1)} ${y}`];
  });
  const line = `M${points.join('L')}`;
  return (
    <svg
      className={styles.trend}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className={styles.area} d={`${line}V${HEIGHT}H0Z`} />
      <path className={styles.line} d={line} />
    </svg>
  );
};
