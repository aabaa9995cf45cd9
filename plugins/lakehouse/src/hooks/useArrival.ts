import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Takes the focus to an element when the reader has come to another page and what had the focus went with the old one. Else the
 * keyboard would start at the top of the app again, and a screen reader would say nothing.
 */
export function useArrival() {
  const target = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) {
      target.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return target;
}
