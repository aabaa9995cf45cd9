import { shortenName, shortHash } from '../names';

/** Hands out the names of vault tables: unique, at most 63 characters, the same for the same requests in the same order. */
export class VaultNames {
  private readonly taken = new Set<string>();

  /** The first free of several wishes; when all are taken, the first with a hash of `identity`. */
  pick(wishes: string[], identity: string): string {
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
