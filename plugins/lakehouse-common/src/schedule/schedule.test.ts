import { durationText, parseContract, parseDuration } from '../contract';
import { cronProblem, scheduleFor, scheduleOf } from '.';
import { SLOTS } from './slots';

const words = (promise: string) =>
  scheduleFor(parseDuration(promise)!, 'northwind').words;

const contract = (sla: string) =>
  parseContract(`apiVersion: v3.1.0
kind: DataContract
id: c
name: northwind
version: 1.0.0
status: active
schema:
  - name: t
    properties: [{ name: a, logicalType: integer, primaryKey: true, primaryKeyPosition: 1, required: true }]
slaProperties:
${sla}`);

describe('the schedule of a promise', () => {
  it.each([
    ['5m', 'Every 5 minutes (UTC).'],
    ['30m', 'Every 10 minutes (UTC).'],
    ['1h', 'Every 20 minutes (UTC).'],
    ['6h', 'Every 2 hours, at minute 54 (UTC).'],
    ['1d', 'Every 8 hours, at minute 54 (UTC).'],
    ['3d', 'Every day at 02:54 UTC.'],
    ['7d', 'On Mondays, Wednesdays and Fridays at 02:54 UTC.'],
    ['30d', 'On Sundays at 02:54 UTC.'],
  ])('of %s says when: %s', (promise, expected) => {
    expect(words(promise)).toBe(expected);
  });

  it('says why, with what is left for the load after one that failed', () => {
    expect(scheduleFor(parseDuration('6h')!, 'northwind').reason).toBe(
      'The promise is 6 h: when one load fails, the next one starts 4 h after the last good one, so 2 h of the promise are left for it.',
    );
  });

  it('keeps every promise from 14 minutes on when one load fails', () => {
    for (let minutes = 14; minutes < 60 * 24 * 40; minutes += 7) {
      const promise = minutes * 60_000;
      const { reason, cron } = scheduleFor(promise, `s${minutes}`);
      expect(cronProblem(cron)).toBeUndefined();
      const slot = SLOTS.find(one =>
        reason.includes(`${durationText(one.twoGapsMs)} after`),
      );
      expect(slot!.twoGapsMs).toBeLessThanOrEqual(promise * 0.75);
    }
  });

  it('says when a promise is too short to be kept', () => {
    const { reason, cron } = scheduleFor(10 * 60_000, 'northwind');
    expect(reason).toContain('shorter than loads can keep');
    expect(cronProblem(cron)).toBeUndefined();
  });

  it('starts sources at different minutes, each always at the same', () => {
    const crons = Array.from(
      { length: 200 },
      (_, i) => scheduleFor(21_600_000, `source_${i}`).cron.split(' ')[0],
    );
    expect(new Set(crons).size).toBeGreaterThan(45);
    expect(scheduleFor(21_600_000, 'source_1').cron.split(' ')[0]).toBe(
      crons[1],
    );
  });

  it('is that of the contract where it states one, and none where that cannot be read', () => {
    const promise = '  - { property: latency, value: 6, unit: h }\n';
    const stated = (cron: string) =>
      contract(
        `${promise}  - { property: frequency, value: 1, unit: d, schedule: "${cron}" }\n`,
      );
    expect(scheduleOf(contract(promise).contract!)).toMatchObject({
      from: 'promise',
      startsPerMonth: 360,
    });
    expect(scheduleOf(stated('cron(0 6 * * ? *)').contract!)).toMatchObject({
      from: 'contract',
      cron: '0 6 * * ? *',
      words: 'By the schedule 0 6 * * ? * (UTC).',
    });
    const [finding] = stated('whenever').findings.filter(
      ({ severity }) => severity === 'error',
    );
    expect(finding.message).toContain('the schedule "WHENEVER" cannot be used');
    expect(
      scheduleOf(
        contract('  - { property: retention, value: 1, unit: y }\n').contract!,
      ),
    ).toBeUndefined();
  });
});
