import { parseDocument } from 'yaml';
import { editContract, type ContractEdit } from './edit';
import type { Path } from './finding';
import { parseContract } from './parse';
import type { Contract } from './types';
import { YAML_OPTIONS } from './yamlOptions';

type Entry = Record<string, unknown>;

/** What tells the entries of a list apart: names of tables and columns, properties, servers, ends of relationships. */
const IDENTITY = ['name', 'property', 'element', 'server', 'from', 'to'];

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown) => JSON.stringify(sorted(value));

/** The same value with its keys in one order, so that equal values have equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isEntry(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map(key => [key, sorted(value[key])]));
}

/**
 * Makes the text of a contract say what `wanted` says, by as few edits as it takes: comments, order and fields that nobody changed stay.
 *
 * @returns the very same text when it says so already
 * @throws Error when the text cannot be made to say it, for example because it shares values by YAML anchors
 */
export function changeContract(yamlText: string, wanted: Contract): string {
  const before = parseDocument(yamlText, YAML_OPTIONS).toJS() as Entry;
  // A list of members is read as a team without a name; it is written as one only when it gets a name.
  const isOldTeam =
    Array.isArray(before.team) &&
    text(wanted.team) === text({ members: before.team });
  const edits = difference(
    isOldTeam ? { ...before, team: wanted.team } : before,
    wanted,
    [],
  );
  if (edits.length === 0) return yamlText;
  const changed = editContract(yamlText, edits);
  const says = (one: string) =>
    text(parseContract(one).contract) === text(wanted);
  const result = [inItsStyle(changed, yamlText), changed].find(says);
  if (result === undefined) {
    const { findings } = parseContract(changed);
    const first = findings.find(({ severity }) => severity === 'error');
    if (first) {
      throw new Error(
        `The contract would not be right: ${first.message}; ${first.fix}.`,
      );
    }
    throw new Error(
      'The contract cannot be changed without changing other parts of it, perhaps because they share a YAML anchor. Edit it by hand.',
    );
  }
  return result;
}

/** Lines that printing alone has changed (`[a]` to `[ a ]`) are written as they were, so that a review shows what was meant. */
function inItsStyle(changed: string, original: string): string {
  const written = original.split('\n');
  const printed = editContract(original, []).split('\n');
  if (written.length !== printed.length) return changed;
  const styles = new Map(printed.map((line, i) => [line, written[i]]));
  return changed
    .split('\n')
    .map(line => styles.get(line) ?? line)
    .join('\n');
}

function difference(before: unknown, after: unknown, path: Path): Edits {
  if (text(before) === text(after)) return [];
  if (isEntry(before) && isEntry(after)) return inEntry(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) {
    return inList(before, after, path);
  }
  return [{ path, value: after }];
}

type Edits = ContractEdit[];

function inEntry(before: Entry, after: Entry, path: Path): Edits {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap(key =>
    difference(before[key], after[key], [...path, key]),
  );
}

const identity = (item: unknown) =>
  text(isEntry(item) ? IDENTITY.map(key => item[key] ?? null) : item);

/** Entries are changed and removed where they stand, and new ones come last; any other order replaces the list. */
function inList(before: unknown[], after: unknown[], path: Path): Edits {
  const old = before.map(identity);
  const wanted = after.map(identity);
  const kept = old.filter(id => wanted.includes(id));
  const isUnique =
    new Set(old).size === old.length && new Set(wanted).size === wanted.length;
  if (!isUnique || kept.some((id, i) => wanted[i] !== id)) {
    return [{ path, value: after }];
  }
  const inside = old.flatMap((id, i) =>
    kept.includes(id)
      ? difference(before[i], after[wanted.indexOf(id)], [...path, i])
      : [],
  );
  const removed = old
    .flatMap((id, i) => (kept.includes(id) ? [] : [i]))
    // From the end, so that the places of the others hold.
    .reverse()
    .map(i => ({ path: [...path, i], value: undefined }));
  const added = after.slice(kept.length).map((value, i) => ({
    path: [...path, kept.length + i],
    value,
  }));
  return [...inside, ...removed, ...added];
}
