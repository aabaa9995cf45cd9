export type Language = 'hcl' | 'json' | 'markdown' | 'python' | 'sql' | 'yaml';

const BY_ENDING: Record<string, Language> = {
  hcl: 'hcl',
  tf: 'hcl',
  json: 'json',
  md: 'markdown',
  py: 'python',
  sql: 'sql',
  yaml: 'yaml',
  yml: 'yaml',
};

/** Larger texts are shown without colours: a page would stand still while tens of thousands of words are drawn. */
const MAX_CHARACTERS = 40_000;

/** The language that a file is coloured as, by its ending; undefined for others, and for large files. */
export function languageOf(name: string, text: string): Language | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined;
}
