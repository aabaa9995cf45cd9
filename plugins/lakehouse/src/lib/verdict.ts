import type { TableDetail } from '@lakehouse/backstage-plugin-lakehouse-common';
import type { Texts } from '../translation';
import { statusKind } from './status';
import { formatDuration } from './units';

type Judged = Pick<
  TableDetail,
  | 'state'
  | 'stateReason'
  | 'freshness'
  | 'clocks'
  | 'currentSnapshotId'
  | 'lastSeenAt'
>;

/** A load claims its time before it commits; within this span both belong to the same load. */
const SAME_LOAD_MS = 60_000;

/** The verdict in words. */
export interface VerdictText {
  /** The sentence: what is so. */
  sentence: string;
  /** What it rests on, or what to do about it. */
  evidence: string[];
}

/** How long ago, in milliseconds; a time in the future counts as now. */
function ageOf(iso: string | null | undefined, now: number): number {
  return iso ? Math.max(0, now - Date.parse(iso)) : 0;
}

/** When something was committed to `main` after the last data change, such as a compaction; it changed no rows. */
function commitWithoutChange(table: Judged): string | undefined {
  const { lastCommit, lastDataChange } = table.clocks;
  if (!lastCommit || !lastDataChange || !table.currentSnapshotId) {
    return undefined;
  }
  return lastDataChange.snapshotId === table.currentSnapshotId
    ? undefined
    : lastCommit;
}

/** When rows last changed, if the verdict rests on a later load, which then found nothing new. */
function changeBeforeLoad(table: Judged): string | undefined {
  const { clock, at } = table.freshness;
  const changed = table.clocks.lastDataChange?.at;
  if (clock !== 'loadTime' || !at || !changed) return undefined;
  const later = Date.parse(at) - Date.parse(changed);
  return later > SAME_LOAD_MS ? changed : undefined;
}

/** What the deciding clock says, without a full stop. */
function since(table: Judged, now: number, t: Texts): string {
  const { clock, at } = table.freshness;
  const age = formatDuration(ageOf(at, now));
  const changed = changeBeforeLoad(table);
  if (changed) {
    return t('verdict.loadedUnchanged', {
      age,
      changed: formatDuration(ageOf(changed, now)),
    });
  }
  return t('verdict.since', { clock: clock ? t(`clock.${clock}`) : '', age });
}

function sentence(table: Judged, now: number, t: Texts): string {
  const { freshness } = table;
  const ageMs = ageOf(freshness.at, now);
  const age = formatDuration(ageMs);
  const promise = freshness.promise?.text ?? '';
  const promiseMs = freshness.promise?.maxAgeMs ?? 0;
  const kind = statusKind(table);
  switch (kind) {
    case 'fresh':
      return t('verdict.fresh', { since: since(table, now, t), promise });
    case 'due': {
      const left = formatDuration(promiseMs - ageMs);
      return t('verdict.due', { age, promise, left });
    }
    case 'late': {
      const over = formatDuration(ageMs - promiseMs);
      return t('verdict.late', {
        over,
        promise,
        since: since(table, now, t),
      });
    }
    case 'noPromise':
      return freshness.at
        ? t('verdict.noPromise', { since: since(table, now, t) })
        : t('verdict.noPromiseNoClock');
    case 'noClock':
      return t('verdict.noClock');
    case 'paused':
      return t('verdict.paused');
    case 'unreadable': {
      const reason = table.stateReason ?? t('verdict.reasonUnknown');
      return t('verdict.unreadable', { reason });
    }
    case 'missing':
      return t('verdict.missing', {
        age: formatDuration(ageOf(table.lastSeenAt, now)),
      });
    default:
      throw new Error(`No sentence for the status ${kind satisfies never}`);
  }
}

function noClockReason(reason: string, t: Texts): string {
  switch (reason) {
    case 'expired-history':
      return t('verdict.evidence.expiredHistory');
    case 'clock-skew':
      return t('verdict.evidence.clockSkew');
    default:
      return t('verdict.evidence.noClock');
  }
}

function evidence(table: Judged, now: number, t: Texts): string[] {
  const { freshness, clocks } = table;
  const kind = statusKind(table);
  const lines: string[] = [];
  if (freshness.promise) {
    const { text, from } = freshness.promise;
    lines.push(t('verdict.evidence.promise', { promise: text, from }));
  }
  if (kind === 'noPromise') lines.push(t('verdict.evidence.addPromise'));
  if (kind === 'noClock') lines.push(noClockReason(freshness.reason, t));
  if (kind === 'unreadable') {
    const age = formatDuration(ageOf(table.lastSeenAt, now));
    lines.push(t('verdict.evidence.lastKnown', { age }));
  }
  if (kind === 'missing') lines.push(t('verdict.evidence.missing'));
  if (freshness.clock && freshness.snapshotId) {
    lines.push(
      t('verdict.evidence.snapshot', {
        clock: t(`clock.${freshness.clock}`),
        snapshot: freshness.snapshotId,
      }),
    );
  }
  const later = commitWithoutChange(table);
  if (later) {
    const age = formatDuration(ageOf(later, now));
    lines.push(t('verdict.evidence.compactedOnly', { age }));
  }
  if (clocks.lastDataChange?.assumed) {
    lines.push(t('verdict.evidence.assumed'));
  }
  if (clocks.lastDataChange?.possibleRewrite) {
    lines.push(t('verdict.evidence.possibleRewrite'));
  }
  return lines;
}

/** The verdict on a table as a sentence with its evidence, as of `now` (ms since 1970). */
export function verdictText(table: Judged, now: number, t: Texts): VerdictText {
  return {
    sentence: sentence(table, now, t),
    evidence: evidence(table, now, t),
  };
}
