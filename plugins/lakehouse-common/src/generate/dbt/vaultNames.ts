import { shortenName } from '../../names';

const KEY_ROOM = 58;

/** Name of a vault table without the prefix that says what it is: `hub_customer` -> `customer`. */
export function baseName(vaultTable: string): string {
  return vaultTable.replace(/^(hub|lnk|sat|ref)_/, '');
}

/** Hash key column of a hub, of a role of a hub, or of a reference table: `customer_hk`. */
export function hubKey(hubOrRole: string): string {
  return `${shortenName(baseName(hubOrRole), KEY_ROOM)}_hk`;
}

/** Hash key column of a link: `order_customer_lk`. */
export function linkKey(link: string): string {
  return `${shortenName(baseName(link), KEY_ROOM)}_lk`;
}

/** Column of staging that holds the hashdiff of a satellite: `sat_customer_hashdiff`. */
export function hashdiffColumn(satellite: string): string {
  return `${shortenName(satellite, 54)}_hashdiff`;
}
