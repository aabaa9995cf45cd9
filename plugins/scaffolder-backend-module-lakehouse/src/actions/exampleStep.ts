import { stringify } from 'yaml';

/** The first step of a template, as an action's documentation shows it. */
export function exampleStep(
  name: string,
  action: string,
  input: unknown,
): string {
  return stringify({ steps: [{ id: 'generate', name, action, input }] });
}
