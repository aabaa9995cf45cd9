import {
  formatNamespace,
  printable,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ListedTable, NamespaceProblem } from '../catalogs/types';
import type { HeldBack } from '../store/GuardTrips';
import type { NamespaceOutcome, RunCounts } from '../store/RunStore';
import type { MissingTable } from './guard';
import type { TableStep } from './TableSync';

const zero = (): RunCounts => ({
  listed: 0,
  read: 0,
  written: 0,
  unreadable: 0,
  missing: 0,
  removed: 0,
});

/** Counts what a run does, as a whole and per namespace. */
export class RunTally {
  readonly counts = zero();
  readonly #namespaces = new Map<string, NamespaceOutcome>();
  /** Namespace of the page that came last. */
  #lastNamespace: string | null = null;

  /** A page of listed tables, and what was done about each. */
  addPage(tables: ListedTable[], steps: TableStep[]): void {
    const last = tables.at(-1);
    if (last) this.#lastNamespace = formatNamespace(last.namespace);
    tables.forEach(({ namespace }, index) => {
      const { read, unreadable, write } = steps[index];
      const step = {
        listed: 1,
        read: Number(read),
        unreadable: Number(unreadable),
        written: Number(write !== undefined),
      };
      add(this.counts, step);
      add(this.#at(formatNamespace(namespace)), step);
    });
  }

  /** Namespaces that the listing could not see whole. */
  addProblems(problems: NamespaceProblem[]): void {
    for (const { namespace, outcome, reason } of problems) {
      const at = this.#at(formatNamespace(namespace));
      Object.assign(at, { outcome, reason: printable(reason) });
    }
  }

  /** Rows that were written but not of listed tables. */
  addWritten(rows: number): void {
    this.counts.written += rows;
  }

  /** Tables that the listing left out. */
  addAbsent(missing: MissingTable[], removed: MissingTable[]): void {
    for (const { namespace } of missing) this.#at(namespace).missing += 1;
    for (const { namespace } of removed) this.#at(namespace).removed += 1;
    add(this.counts, { missing: missing.length, removed: removed.length });
  }

  /** The outcome of each namespace, when the listing came to its end. */
  complete(held: HeldBack[]): NamespaceOutcome[] {
    const kept = new Set(held.map(({ namespace }) => namespace));
    return this.#settle(({ namespace, missing, unreadable }) => {
      if (kept.has(namespace) || (kept.has(null) && missing > 0)) {
        return `Missing tables that are kept, because they are more than may vanish at once: ${missing}`;
      }
      return unreadable > 0 ? `Unreadable tables: ${unreadable}` : null;
    });
  }

  /** Where the listing is: the namespace that was seen last, perhaps not whole. */
  get lastNamespace(): string | null {
    return this.#lastNamespace;
  }

  /** The outcome of each namespace that was met before the listing broke off. */
  brokenOff(): NamespaceOutcome[] {
    return this.#settle(() => 'The listing broke off');
  }

  #settle(
    shortfall: (at: NamespaceOutcome) => string | null,
  ): NamespaceOutcome[] {
    return [...this.#namespaces.values()].map(at => {
      const reason = at.outcome === 'complete' ? shortfall(at) : null;
      return reason ? { ...at, outcome: 'partial', reason } : at;
    });
  }

  #at(namespace: string): NamespaceOutcome {
    let found = this.#namespaces.get(namespace);
    if (!found) {
      found = { namespace, outcome: 'complete', reason: null, ...zero() };
      this.#namespaces.set(namespace, found);
    }
    return found;
  }
}

function add(counts: RunCounts, more: Partial<RunCounts>): void {
  for (const [name, count] of Object.entries(more)) {
    counts[name as keyof RunCounts] += count;
  }
}
