// Moves the times of the recording to today, as text: snapshot ids have more digits than a JavaScript number holds.

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** The recorded loads become loads this far apart. */
const BETWEEN = 5 * HOUR;
const NEWEST = 40 * MINUTE;
const BY_HAND = 12 * MINUTE;

/**
 * The function from a recorded time to the shown one (milliseconds); undefined for a time outside the recording.
 *
 * Inside a load the distances stay as they were; between the loads the time is stretched. `info` is what `record.mjs` noted:
 * `loads` (oldest first) and `byHand`, each `{ start, end }`.
 */
export function timeMap({ loads, byHand }, now) {
  const newest = now - NEWEST;
  const pieces = loads.map(({ start, end }, index) => ({
    start,
    // A long recorded load ends at its target; it must not reach into the next piece.
    shift: newest - (loads.length - 1 - index) * BETWEEN - end,
  }));
  pieces.push({ start: byHand.start, shift: now - BY_HAND - byHand.end });
  const first = loads[0].start;
  const last = byHand.end;
  return time => {
    if (time < first - MINUTE || time > last + MINUTE) return undefined;
    const piece =
      pieces.findLast(candidate => candidate.start <= time) ?? pieces[0];
    return time + piece.shift;
  };
}

/** `text` with every recorded time moved: epoch milliseconds, epoch seconds with a fraction, and ISO 8601 in UTC. */
export function shiftTimes(text, map) {
  return text
    .replace(/(?<![\d.\-"])1\d{12}(?![\d.])/g, found => {
      const time = map(Number(found));
      return time === undefined ? found : String(time);
    })
    .replace(/(?<![\d.\-"])1\d{9}\.\d+(?!\d)/g, found => {
      const time = map(Number(found) * 1000);
      return time === undefined ? found : String(time / 1000);
    })
    .replace(
      /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)/g,
      (found, fraction, zone) => {
        const time = map(Date.parse(found));
        if (time === undefined) return found;
        const shown = new Date(time).toISOString();
        // As many digits as before; those beyond milliseconds are kept as they were.
        const digits = fraction
          ? `.${shown.slice(20, 23)}${fraction.slice(4)}`.slice(
              0,
              fraction.length,
            )
          : '';
        return `${shown.slice(0, 19)}${digits}${zone}`;
      },
    );
}
