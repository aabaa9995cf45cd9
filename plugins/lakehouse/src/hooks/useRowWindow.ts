import { useCallback, useEffect, useRef, useState } from 'react';

/** Fewer rows than this are drawn all at once. */
const LEAST = 100;
/** Rows that are drawn beyond each edge, so that scrolling shows no gap. */
const BEYOND = 12;
/** Height in pixels where nothing has been laid out yet. */
const ASSUMED_HEIGHT = 600;

/** The rows to draw of a long table whose rows have one height, and how much room the others take. */
export interface RowWindow {
  /** Whether only a part is drawn. */
  active: boolean;
  first: number;
  /** Behind the last one. */
  end: number;
  /** Pixels. */
  above: number;
  below: number;
  scroller: React.RefObject<HTMLDivElement>;
  onScroll(): void;
}

/**
 * Draws of a long table only what can be seen.
 *
 * @param focus - a row to scroll to when it changes
 */
export function useRowWindow(
  count: number,
  rowHeight: number,
  focus = -1,
): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, height: ASSUMED_HEIGHT });
  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (box) {
      setPlace({
        top: box.scrollTop,
        height: box.clientHeight || ASSUMED_HEIGHT,
      });
    }
  }, []);
  const active = count > LEAST;
  useEffect(() => {
    const box = scroller.current;
    if (!box || !active || focus < 0) return;
    box.scrollTop = Math.max(0, (focus - 3) * rowHeight);
    onScroll();
  }, [active, focus, rowHeight, onScroll]);

  if (!active) {
    const all = { first: 0, end: count, above: 0, below: 0 };
    return { active, ...all, scroller, onScroll };
  }
  const shown = Math.ceil(place.height / rowHeight) + 2 * BEYOND;
  const top = Math.floor(place.top / rowHeight) - BEYOND;
  // A filter may have left fewer rows than were scrolled past.
  const first = Math.max(0, Math.min(top, count - shown));
  const end = Math.min(count, first + shown);
  return {
    active,
    first,
    end,
    above: first * rowHeight,
    below: (count - end) * rowHeight,
    scroller,
    onScroll,
  };
}
