import type { ReactElement } from 'react';
import type { StatusKind } from '../../lib/status';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 };

/** Each state has a shape of its own, so that it can be told without colour. */
const SHAPES: Record<StatusKind, ReactElement> = {
  fresh: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  due: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
    </>
  ),
  late: <path d="M8 1 15.5 15H.5z" fill="currentColor" />,
  noPromise: <circle cx="8" cy="8" r="6" {...line} />,
  noClock: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M4 8h8" {...line} />
    </>
  ),
  paused: <path d="M3 2h3.5v12H3zM9.5 2H13v12H9.5z" fill="currentColor" />,
  unreadable: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor" />
      <path
        d="M5.7 6.2a2.3 2.3 0 1 1 3.4 2c-.8.4-1.1.8-1.1 1.5M8 11.4v1.5"
        fill="none"
        stroke="var(--bui-bg-app)"
        strokeWidth="1.8"
      />
    </>
  ),
  missing: <circle cx="8" cy="8" r="6" {...line} strokeDasharray="3 2.6" />,
};

/** The shape of a state; the word beside it says the same. */
export const StatusMark = (props: { kind: StatusKind; className?: string }) => (
  <svg viewBox="0 0 16 16" className={props.className} aria-hidden="true">
    {SHAPES[props.kind]}
  </svg>
);
