import type { RestAnswer } from './RestClient';

/** The body of an answer as an object of JSON. */
export function parseJson<T extends object>(
  answer: RestAnswer,
  what: string,
): T {
  const text = answer === 'unchanged' ? '' : answer.text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null) {
    throw new Error(`The catalog's answer (${what}) is no JSON object`);
  }
  return value as T;
}
