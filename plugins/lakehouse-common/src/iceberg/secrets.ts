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
 * values are cut.
 */
export function maskSecrets(
  properties: Record<string, string>,
): Record<string, string> {
  const shown: Array<[string, string]> = [];
  for (const key of Object.keys(properties)) {
    const value = properties[key];
    const { text, secret } = look(key);
    const masked =
      secret || (value.includes('://') && SECRET_IN_URL.test(value));
    shown.push([text, masked ? MASK : printable(value, 4096)]);
  }
  return Object.fromEntries(shown);
}
