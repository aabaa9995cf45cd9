import type { LoadSchedule } from '../api';
import { durationText } from '../contract/duration';
import { promiseFor } from '../contract/promise';
import type { Contract } from '../contract/types';
import { cronFields, cronProblem } from './cron';
import { QUIET_HOUR, SLOTS, type Slot } from './slots';

/** Of the promise, this share is left for the load itself after one that failed. */
const LEFT_FOR_THE_LOAD = 1 / 4;
const DAYS_PER_MONTH = 30;

/**
 * When a source is to be loaded, so that a load that fails once still keeps the promise: the rarest of {@link SLOTS} of which two waits in a
 * row leave a quarter of the promise for the load itself. The minute follows from the name, so that the sources of a platform do
 * not all start at once, and stays the same for ever.
 *
 * @param promiseMs - how old the data may be
 * @param source - name of the source
 */
export function scheduleFor(promiseMs: number, source: string): LoadSchedule {
  const fits = SLOTS.find(
    ({ twoGapsMs }) => twoGapsMs <= promiseMs * (1 - LEFT_FOR_THE_LOAD),
  );
  const slot = fits ?? SLOTS[SLOTS.length - 1];
  const minute = minuteOf(source);
  const promise = durationText(promiseMs);
  return {
    cron: slot.cron(minute),
    words: wordsOf(slot, minute),
    reason: fits
      ? `The promise is ${promise}: when one load fails, the next one starts ${durationText(
          slot.twoGapsMs,
        )} after the last good one, so ${durationText(
          promiseMs - slot.twoGapsMs,
        )} of the promise are left for it.`
      : `The promise of ${promise} is shorter than loads can keep when one of them fails: they start at most every 5 minutes.`,
    from: 'promise',
    startsPerMonth: Math.round(slot.startsPerDay * DAYS_PER_MONTH),
  };
}

/**
 * When the source of a contract is to be loaded: as the contract says, in `slaProperties` the `schedule` of `frequency`, else as its promise
 * asks for.
 *
 * @returns undefined without a promise, or when the contract's own schedule cannot be read
 */
export function scheduleOf(contract: Contract): LoadSchedule | undefined {
  const own = ownSchedule(contract);
  const promise = promiseFor(contract);
  if (own !== undefined) {
    return cronProblem(own)
      ? undefined
      : {
          cron: own,
          words: `By the schedule ${own} (UTC).`,
          reason:
            'The contract says so: frequency in its slaProperties. It is not compared with the promise.',
          from: 'contract',
        };
  }
  return promise && scheduleFor(promise.maxAgeMs, contract.name);
}

/** The schedule that a contract states for all its tables. */
export function ownSchedule({ slaProperties }: Contract): string | undefined {
  const own = slaProperties?.find(
    ({ property, element, schedule }) =>
      property === 'frequency' && element === undefined && schedule,
  );
  return own && cronFields(String(own.schedule));
}

function wordsOf({ words, startsPerDay }: Slot, minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  if (startsPerDay > 24) return `${words} (UTC).`;
  return startsPerDay <= 1
    ? `${words} at ${two(QUIET_HOUR)}:${two(minute)} UTC.`
    : `${words}, at minute ${minute} (UTC).`;
}

/** A number from 0 to 59 that looks random and is the same for the same name everywhere (FNV-1a). */
function minuteOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return hash % 60;
}
