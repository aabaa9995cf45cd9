/** A block of a documentation page; its texts are plain texts and are escaped when printed. */
export type MarkdownBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; columns: string[]; rows: string[][] };

export const heading = (level: 1 | 2 | 3, text: string): MarkdownBlock => ({
  kind: 'heading',
  level,
  text,
});
export const paragraph = (text: string): MarkdownBlock => ({
  kind: 'paragraph',
  text,
});
export const list = (items: string[]): MarkdownBlock => ({
  kind: 'list',
  items,
});
export const table = (columns: string[], rows: string[][]): MarkdownBlock => ({
  kind: 'table',
  columns,
  rows,
});

/** Prints a page. No text can become markup, a link, HTML or a directive of a plugin. */
export function printMarkdown(blocks: MarkdownBlock[]): string {
  return `${blocks.map(printBlock).join('\n\n')}\n`;
}

function printBlock(block: MarkdownBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'list':
      return block.items.map(item => `- ${escapeMarkdown(item)}`).join('\n');
    default:
      return [
        row(block.columns),
        row(
          block.columns.map(() => '---'),
          text => text,
        ),
        ...block.rows.map(cells => row(cells)),
      ].join('\n');
  }
}

function row(cells: string[], print = escapeMarkdown): string {
  return `| ${cells.map(print).join(' | ')} |`;
}

/** The text on one line, with every character escaped that Markdown, HTML or a MkDocs plugin could read as markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$:@^=%"'-]/g, escapeCharacter);
}

/** Letters around `_`, `-` and `'` cannot become markup and stay readable; `:` and `@` matter to links that are made from bare text. */
function escapeCharacter(
  character: string,
  offset: number,
  text: string,
): string {
  const inWord =
    /[\p{L}\p{N}]/u.test(text[offset - 1] ?? '') &&
    /[\p{L}\p{N}]/u.test(text[offset + 1] ?? '');
  if ("_-'".includes(character) && inWord) return character;
  if ('()\'"=%'.includes(character)) {
    return text[offset - 1] === ']' ? `\\${character}` : character;
  }
  if (character === ':') return text.startsWith('://', offset) ? '&#58;' : ':';
  if ('@$^'.includes(character)) return `&#${character.charCodeAt(0)};`;
  return `\\${character}`;
}
