import { shortenName, shortHash } from '../names';

/**
 * Hands out the names of vault tables: unique, at most 63 characters, the same for the same requests in the same order. A name that an
 * earlier run has given goes to what had it, and to nothing else.
 */
export class VaultNames {
  private readonly taken: Set<string>;

  /** @param remembered - identity -> name */
  constructor(private readonly remembered = new Map<string, string>()) {
    this.taken = new Set(remembered.values());
  }

  /** The remembered name, else the first free of several wishes; when all are taken, the first with a hash of `identity`. */
  pick(wishes: string[], identity: string): string {
    const before = this.remembered.get(identity);
    if (before !== undefined) return before;
    const names = wishes.map(wish => shortenName(wish));
    const free = names.find(name => !this.taken.has(name));
    const name = free ?? shortenName(`${wishes[0]}_${shortHash(identity)}`);
    this.taken.add(name);
    return name;
  }
}

/** `lnk_order_customer`, `eff` -> `eff_order_customer`. */
export function renamed(name: string, prefix: string): string {
  return shortenName(`${prefix}_${name.replace(/^[a-z]+_/, '')}`);
}
