/** Records of a JSON file as texts: each with its place, counted from 1 as ingestion does. */
export interface JsonRecords {
  kind: 'lines' | 'array';
  records: Array<{ text: string; place: number }>;
  /** An array whose end was not seen. */
  open: boolean;
}

const SPACE = /^[\uFEFF \t\r\n]+/;

/**
 * Takes a JSON file apart into the texts of its records, without parsing them: one object per line, or the elements of one array. Whether a
 * record is JSON at all is left to whoever parses it.
 *
 * @returns undefined for a text that begins with neither `{` nor `[`
 */
export function jsonRecords(text: string): JsonRecords | undefined {
  const start = SPACE.exec(text)?.[0].length ?? 0;
  if (text[start] === '[') return elements(text, start + 1);
  return text[start] === '{' ? lines(text) : undefined;
}

function lines(text: string): JsonRecords {
  const records = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, i) => ({ text: line.trim(), place: i + 1 }))
    .filter(line => line.text !== '');
  return { kind: 'lines', records, open: false };
}

/** One pass that minds only strings and depth, so that a cut array gives its whole elements. */
function elements(text: string, from: number): JsonRecords {
  const records: JsonRecords['records'] = [];
  let depth = 0;
  let start = from;
  let inString = false;
  const take = (end: number) => {
    const element = text.slice(start, end).trim();
    if (element) records.push({ text: element, place: records.length + 1 });
    start = end + 1;
  };
  for (let i = from; i < text.length; i += 1) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === ',' && depth === 0) take(i);
    else if (char === ']' || char === '}') {
      if (depth === 0) {
        take(i);
        return { kind: 'array', records, open: false };
      }
      depth -= 1;
    }
  }
  return { kind: 'array', records, open: true };
}
