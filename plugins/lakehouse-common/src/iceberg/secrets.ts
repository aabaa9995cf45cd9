import { printable } from './errors';

const SECRET_KEY =
  /(pass(word|wd)?|secret|token|credential|private[-_.]?key|access[-_.]?key|api[-_.]?key|sas[-_.]|signature)/i;
const SECRET_IN_URL = /:\/\/[^/\s@:]*:[^/\s@]*@/;

/** Written in place of a value that looks like a secret. */
export const MASK = '***';

/** What is known of a key: snapshots have the same ones over and over. */
interface KnownKey {
  text: string;
  secret: boolean;
}

const known = new Map<string, KnownKey>();
const MAX_KNOWN = 1000;

function look(key: string): KnownKey {
  let found = known.get(key);
  if (!found) {
    found = { text: printable(key, 256), secret: SECRET_KEY.test(key) };
    if (known.size < MAX_KNOWN && key.length < 200) known.set(key, found);
  }
  return found;
}

/**
 * Properties fit to be shown: values whose key or form says that they are secret are masked, control characters are dropped, and long
 * values are cut. Where all are fit, as in nearly every snapshot, they are given back as they are.
 */
export function maskSecrets(
  properties: Record<string, string>,
): Record<string, string> {
  const keys = Object.keys(properties);
  return keys.every(key => isFit(key, properties[key]))
    ? properties
    : Object.fromEntries(
        keys.map(key => [look(key).text, shownValue(key, properties[key])]),
      );
}

function isFit(key: string, value: string): boolean {
  return look(key).text === key && shownValue(key, value) === value;
}

function shownValue(key: string, value: string): string {
  const secret =
    look(key).secret || (value.includes('://') && SECRET_IN_URL.test(value));
  return secret ? MASK : printable(value, 4096);
}
