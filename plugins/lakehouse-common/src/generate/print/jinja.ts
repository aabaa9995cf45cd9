/** What a printed dbt model can hold: data, and calls of our own choosing. Nothing from a contract is ever code. */
export type JinjaValue =
  | string
  | number
  | boolean
  | null
  | JinjaCall
  | JinjaValue[]
  | { readonly [key: string]: JinjaValue };

/** A call of a macro or of a dbt function; its name is written by us, never by a contract. */
export class JinjaCall {
  constructor(
    readonly name: string,
    readonly positional: JinjaValue[] = [],
    readonly named: Record<string, JinjaValue> = {},
  ) {}
}

/** `ref('model')` */
export const ref = (model: string) => new JinjaCall('ref', [model]);

/** `source('raw_crm', 'accounts')` */
export const source = (name: string, table: string) =>
  new JinjaCall('source', [name, table]);

/** A dbt model: its configuration, and the one macro call that makes its SQL. */
export interface ModelSource {
  /** Lines of the comment above. */
  comment: string[];
  config: Record<string, JinjaValue>;
  body: JinjaCall;
}

/** Prints a dbt model. */
export function printModel({ comment, config, body }: ModelSource): string {
  const blocks = [new JinjaCall('config', [], config), body];
  return `${printComment(comment)}\n${blocks
    .map(call => `{{ ${printCall(call, 0)} }}`)
    .join('\n\n')}\n`;
}

/** Prints a macro that returns data; its name is written by us. */
export function printMacro(
  comment: string,
  name: string,
  value: JinjaValue,
): string {
  return `${printComment([comment])}
{%- macro ${name}() -%}
  {{- return(${printValue(value, 4)}) -}}
{%- endmacro -%}
`;
}

/** A Jinja comment ends at its first `#}`, so what comes from outside may not contain braces. */
function printComment(lines: string[]): string {
  const text = lines.map(line => line.replace(/[{}%#\s\p{C}]+/gu, ' ').trim());
  return `{#- ${text.join('\n    ')} -#}`;
}

const WIDTH = 100;
const STEP = 2;

function printCall(call: JinjaCall, indent: number): string {
  const args = [
    ...call.positional.map(value => ({ prefix: '', value })),
    ...Object.entries(call.named).map(([name, value]) => ({
      prefix: `${name}=`,
      value,
    })),
  ];
  return printItems(`${call.name}(`, args, ')', indent);
}

function printValue(value: JinjaValue, indent: number): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return printString(value);
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (value instanceof JinjaCall) return printCall(value, indent);
  if (Array.isArray(value)) {
    const items = value.map(item => ({ prefix: '', value: item }));
    return printItems('[', items, ']', indent);
  }
  const items = Object.entries(value).map(([key, item]) => ({
    prefix: `${printString(key)}: `,
    value: item,
  }));
  return printItems('{', items, '}', indent);
}

interface Item {
  prefix: string;
  value: JinjaValue;
}

/** On one line when it fits, else one item per line. */
function printItems(
  open: string,
  items: Item[],
  close: string,
  indent: number,
): string {
  const inner = indent + STEP;
  const printed = items.map(
    ({ prefix, value }) => prefix + printValue(value, inner),
  );
  const line = `${open}${printed.join(', ')}${close}`;
  if (!line.includes('\n') && line.length + indent <= WIDTH) return line;
  const pad = ' '.repeat(inner);
  return `${open}\n${printed.map(item => pad + item).join(',\n')}\n${' '.repeat(
    indent,
  )}${close}`;
}

/**
 * A string literal of Jinja. Everything but letters, digits and harmless punctuation is written as an escape, so that neither Jinja nor a
 * tool that only looks for `{{` or `{%` can take a part of it for code.
 */
export function printString(text: string): string {
  const escaped = text.replace(
    /[^\p{L}\p{N} _.,:;\-+*/=()[\]<>@!?&|^~]/gu,
    character =>
      Array.from({ length: character.length }, (_, i) =>
        escapeUnit(character.charCodeAt(i)),
      ).join(''),
  );
  return `'${escaped}'`;
}

function escapeUnit(unit: number): string {
  return unit < 0x100
    ? `\\x${unit.toString(16).padStart(2, '0')}`
    : `\\u${unit.toString(16).padStart(4, '0')}`;
}
