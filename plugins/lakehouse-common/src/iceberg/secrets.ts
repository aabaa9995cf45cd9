import { printable } from './errors';

const SECRET_KEY =
  /(pass(word|wd)?|secret|token|credential|private[-_.]?key|access[-_.]?key|api[-_.]?key|sas[-_.]|signature)/i;
const SECRET_IN_URL = /:\/\/[^/\s@]*:[^/\s@]*@/;

/** Written in place of a value that looks like a secret. */
export const MASK = '***';

/**
 * Properties fit to be shown: values whose key or form says that they are secret are masked, control characters are dropped, and long
 * values are cut.
 */
export function maskSecrets(
  properties: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      printable(key, 256),
      SECRET_KEY.test(key) || SECRET_IN_URL.test(value)
        ? MASK
        : printable(value, 4096),
    ]),
  );
}
