/** JSON with an object's fields on lines of their own and a list on one, so that a change of one hash is a change of one line. */
export function printLockJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (!value.some(isObject)) return inLine(value);
    const items = value.map(item => `${inner}${inLine(item)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value as object)
    .filter(([, item]) => item !== undefined)
    .map(
      ([name, item]) =>
        `${inner}${JSON.stringify(name)}: ${printLockJson(item, inner)}`,
    );
  return fields.length ? `{\n${fields.join(',\n')}\n${indent}}` : '{}';
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value as object).map(
    ([name, item]) => `${JSON.stringify(name)}: ${inLine(item)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
