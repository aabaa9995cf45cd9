import { parseDocument } from 'yaml';
import { jsonPath, Path } from './finding';
import { YAML_FORMAT, YAML_OPTIONS } from './yamlOptions';

/** One change: the value at a path; `undefined` removes it. A path ends at an index equal to a list's length to append. */
export interface ContractEdit {
  path: Path;
  value: unknown;
}

/**
 * Changes single values in the text of a contract. Comments, blank lines, unknown fields and the order of keys stay as they are.
 *
 * @throws Error when the text is not YAML or a path leads through a value that is neither a mapping nor a list.
 */
export function editContract(yamlText: string, edits: ContractEdit[]): string {
  const document = parseDocument(yamlText, YAML_OPTIONS);
  if (document.errors.length) {
    throw new Error(
      `The contract is not YAML: ${document.errors[0].message.split('\n')[0]}`,
    );
  }
  for (const { path, value } of edits) {
    try {
      if (value === undefined) document.deleteIn(path);
      else if (isCollectionValue(value)) {
        document.setIn(path, document.createNode(value));
      } else {
        // Set as a value, a scalar keeps the comment behind it.
        document.setIn(path, value);
      }
    } catch {
      throw new Error(
        `The contract has nothing at ${jsonPath(path)} that can be changed.`,
      );
    }
  }
  return document.toString(YAML_FORMAT);
}

function isCollectionValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
