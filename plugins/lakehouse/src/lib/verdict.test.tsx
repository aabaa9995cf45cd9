import type { TableDetail } from '@lakehouse/backstage-plugin-lakehouse-common';
import { renderHook } from '@testing-library/react';
import { TestApiProvider, mockApis } from '@backstage/frontend-test-utils';
import type { ReactNode } from 'react';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { useTexts } from '../hooks/useTexts';
import { verdictText } from './verdict';

type Judged = Parameters<typeof verdictText>[0];

const now = Date.parse('2026-11-22T12:00:00Z');
const hours = (count: number) =>
  new Date(now - count * 3_600_000).toISOString();

function judged(
  verdict: Partial<TableDetail['freshness']>,
  more: Partial<Judged> = {},
  changed = 7.2,
): Judged {
  return {
    state: 'present',
    stateReason: null,
    lastSeenAt: hours(2),
    currentSnapshotId: '4163219874651234567',
    freshness: {
      state: 'fresh',
      reason: 'within-promise',
      clock: 'lastDataChange',
      at: hours(changed),
      snapshotId: '4163219874651234567',
      promise: {
        maxAgeMs: 6 * 3_600_000,
        text: '6 h',
        from: 'contract northwind 1.2',
      },
      evaluatedAt: hours(0),
      ...verdict,
    },
    clocks: {
      eventTime: null,
      loadTime: null,
      lastCommit: hours(changed),
      lastDataChange: {
        at: hours(changed),
        snapshotId: '4163219874651234567',
        operation: 'append',
        assumed: false,
        possibleRewrite: false,
      },
    },
    ...more,
  };
}

describe('verdictText', () => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider
      apis={[
        [translationApiRef, mockApis.translation()],
        [errorApiRef, mockApis.error()],
      ]}
    >
      {children}
    </TestApiProvider>
  );
  const words = (table: Judged) => {
    const { result } = renderHook(() => useTexts(), { wrapper });
    const { sentence, evidence } = verdictText(table, now, result.current);
    return { sentence, evidence: evidence.join('\n') };
  };

  it('says how far over its promise a late table is, with clock, promise and snapshot', () => {
    const { sentence, evidence } = words(judged({ state: 'late' }));
    expect(sentence).toBe(
      '1 h 12 min over the promise of 6 h. Last data change 7 h 12 min ago.',
    );
    expect(evidence).toContain('Promise of 6 h: contract northwind 1.2.');
    expect(evidence).toContain('snapshot 4163219874651234567');
  });

  it('says that a fresh table keeps its promise', () => {
    expect(words(judged({}, {}, 0.7)).sentence).toBe(
      'Last data change 42 min ago. Promise 6 h.',
    );
  });

  it('says how long a due table has left', () => {
    expect(words(judged({ state: 'due' }, {}, 5)).sentence).toBe(
      '5 h of 6 h used. New data is due within 1 h.',
    );
  });

  it('tells how to get a promise where there is none', () => {
    const { sentence, evidence } = words(
      judged({ state: 'unknown', reason: 'no-promise', promise: null }),
    );
    expect(sentence).toContain('No promise says whether that is good');
    expect(evidence).toContain('Add one in the contract');
  });

  it('gives the reason when there is no clock', () => {
    const noClock = {
      state: 'unknown',
      clock: null,
      at: null,
      snapshotId: null,
    } as const;
    const expired = words(judged({ ...noClock, reason: 'expired-history' }));
    expect(expired.sentence).toContain('no time to judge it by');
    expect(expired.evidence).toContain('expired from the history');
    expect(
      words(judged({ ...noClock, reason: 'no-clock' })).evidence,
    ).toContain('no snapshot yet');
    expect(
      words(judged({ ...noClock, reason: 'clock-skew' })).evidence,
    ).toContain('in the future');
  });

  it('never calls an unreadable table fresh, and says what it still shows', () => {
    const { sentence, evidence } = words(
      judged({}, { state: 'unreadable', stateReason: 'file is truncated' }),
    );
    expect(sentence).toBe(
      'Listed, but its metadata could not be read: file is truncated.',
    );
    expect(evidence).toContain('Showing what was known 2 h ago');
  });

  it('says since when a table is missing', () => {
    const { sentence, evidence } = words(judged({}, { state: 'missing' }));
    expect(sentence).toBe('Not listed since 2 h ago.');
    expect(evidence).toContain('second complete listing');
  });

  it('says of a load that found nothing when rows last changed', () => {
    const loaded = { clock: 'loadTime', snapshotId: null } as const;
    const { sentence } = words(judged({ ...loaded, at: hours(0.7) }, {}, 5));
    expect(sentence).toBe(
      'Loaded 42 min ago and found no changes since; last data change 5 h ago. Promise 6 h.',
    );
    const late = judged({ ...loaded, state: 'late', at: hours(7) }, {}, 9);
    expect(words(late).sentence).toBe(
      '1 h over the promise of 6 h. Loaded 7 h ago and found no changes since; last data change 9 h ago.',
    );
    const same = judged({ ...loaded, at: hours(4.99) }, {}, 5);
    expect(words(same).sentence).toMatch(/^Load time 4 h 59 min ago\./);
  });

  it('explains that a compaction after the last change does not count, whatever clock decides', () => {
    for (const clock of ['lastDataChange', 'loadTime'] as const) {
      const table = judged({ clock });
      expect(words(table).evidence).not.toContain('changed no rows');
      table.clocks.lastCommit = hours(0.5);
      table.currentSnapshotId = '5';
      expect(words(table).evidence).toContain(
        'The last commit 30 min ago changed no rows',
      );
    }
  });

  it('admits what it assumes', () => {
    const table = judged({});
    table.clocks.lastDataChange!.assumed = true;
    table.clocks.lastDataChange!.possibleRewrite = true;
    const { evidence } = words(table);
    expect(evidence).toContain('a change is assumed');
    expect(evidence).toContain('may have rewritten the same rows');
  });

  it('names a paused promise', () => {
    expect(words(judged({ state: 'paused' })).sentence).toContain('Paused');
  });
});
