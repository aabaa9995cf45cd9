import { durationMs, durationText, parseDuration, toUnit } from './duration';
import { Contract, SlaProperty } from './types';

/** How old the data of a table may be. */
export interface Promised {
  maxAgeMs: number;
  /** In words, for example `6 h`. */
  text: string;
  /** The table or column the contract gave it for; absent when it holds for the whole contract. */
  element?: string;
}

/** The standard prefers `latency`; most tools read `freshness`. */
const PROPERTIES = ['latency', 'freshness'];

/** Whether an SLA property states how old data may be. */
export function isPromise(sla: SlaProperty): boolean {
  return PROPERTIES.includes(sla.property);
}

/** Milliseconds of a promise; `undefined` when value and unit cannot be read. */
export function promiseMs(sla: SlaProperty): number | undefined {
  return sla.unit !== undefined
    ? durationMs(sla.value, sla.unit)
    : parseDuration(String(sla.value));
}

/**
 * The promise that holds for a table, or for the contract when no table is named. One given for the table (or a column of it) goes
 * before one for the contract; among equals `latency` goes before `freshness`.
 */
export function promiseFor(
  contract: Contract,
  table?: string,
): Promised | undefined {
  const promises = (contract.slaProperties ?? [])
    .filter(isPromise)
    .sort(
      (a, b) => PROPERTIES.indexOf(a.property) - PROPERTIES.indexOf(b.property),
    );
  const own = promises.find(
    p => table !== undefined && tableOf(p.element) === table,
  );
  const sla = own ?? promises.find(p => p.element === undefined);
  const maxAgeMs = sla && promiseMs(sla);
  if (!sla || maxAgeMs === undefined) return undefined;
  return {
    maxAgeMs,
    text: durationText(maxAgeMs),
    ...(sla.element !== undefined && { element: sla.element }),
  };
}

function tableOf(element: string | undefined): string | undefined {
  return element?.split('.')[0];
}

/**
 * A copy of the contract that promises data no older than `duration` (`30m`, `6h`, `1d`), written as `latency` and as `freshness`.
 *
 * @throws Error when the duration cannot be read.
 */
export function withPromise(contract: Contract, duration: string): Contract {
  const ms = parseDuration(duration);
  if (ms === undefined) {
    throw new Error(
      `The promise ${JSON.stringify(
        duration.slice(0, 50),
      )} is not a duration. Write a number and a unit, for example 30m, 6h or 1d.`,
    );
  }
  const others = (contract.slaProperties ?? []).filter(
    p => !(isPromise(p) && p.element === undefined),
  );
  const promises = PROPERTIES.map(property => ({ property, ...toUnit(ms) }));
  return { ...contract, slaProperties: [...promises, ...others] };
}
