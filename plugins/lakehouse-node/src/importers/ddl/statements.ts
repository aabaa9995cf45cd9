import { parse, scan } from 'libpg-query';
import type { ImportFinding } from '../types';
import type { Node } from './ast';

/** One parsed statement and the line it begins at. */
export interface ParsedStatement {
  statement: Node;
  line: number;
}

/** White space and comments before a statement. */
const LEAD = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/;

const newlines = (text: string) => text.split('\n').length - 1;

/**
 * Parses DDL with PostgreSQL's own parser: at once, and statement by statement when that fails; one that it does not understand is named
 * with its line, the rest goes on. Commands of psql and the rows of COPY are passed over, so that the output of pg_dump can be given as it
 * is.
 */
export async function parseStatements(text: string): Promise<{
  statements: ParsedStatement[];
  findings: ImportFinding[];
}> {
  const sqlOnly = withoutClientCommands(text);
  const whole = await parseWhole(sqlOnly);
  return whole ? { statements: whole, findings: [] } : parseEach(sqlOnly);
}

/** A tenth of the time of parsing each statement; undefined when one of them is not understood. */
async function parseWhole(
  text: string,
): Promise<ParsedStatement[] | undefined> {
  let stmts: { stmt?: Node; stmt_location?: number }[];
  try {
    ({ stmts = [] } = await parse(text));
  } catch {
    return undefined;
  }
  const starts = stmts.map(({ stmt_location: start = 0 }) => start);
  const pieces = place(cutBytes(text, starts.slice(1)));
  return stmts.flatMap(({ stmt }, i) =>
    stmt ? { statement: stmt, line: pieces[i].line } : [],
  );
}

async function parseEach(text: string): Promise<{
  statements: ParsedStatement[];
  findings: ImportFinding[];
}> {
  const statements: ParsedStatement[] = [];
  const findings: ImportFinding[] = [];
  const pieces = place(await split(text));
  for (const { sql, line } of pieces.filter(piece => piece.sql)) {
    try {
      const { stmts = [] } = await parse(sql);
      stmts.forEach(({ stmt }: { stmt?: Node }) => {
        if (stmt) statements.push({ statement: stmt, line });
      });
    } catch (error) {
      findings.push({
        severity: 'warning',
        line,
        message: `Line ${line}: this statement is not PostgreSQL and was passed over (${brief(
          String((error as Error).message),
        )}): ${brief(sql)}`,
      });
    }
  }
  return { statements, findings };
}

/** Blanks lines that psql would run itself, so that line numbers stay. */
function withoutClientCommands(text: string): string {
  let copying = false;
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\0/g, ' ')
    .split(/\r\n|\r|\n/)
    .map(line => {
      if (copying) {
        if (line.trim() === '\\.') copying = false;
        return '';
      }
      if (/^\s*COPY\s.*\sFROM\s+stdin/i.test(line)) {
        copying = true;
        return '';
      }
      return /^\s*\\/.test(line) ? '' : line;
    })
    .join('\n');
}

interface Piece {
  sql: string;
  line: number;
}

/** Adds to texts that follow each other the line that each begins at, without the white space and comments before it. */
function place(texts: string[]): Piece[] {
  let line = 1;
  return texts.map(text => {
    const lead = text.match(LEAD)![0];
    const piece = {
      sql: text.slice(lead.length).replace(/;\s*$/, '').trim(),
      line: line + newlines(lead),
    };
    line += newlines(text);
    return piece;
  });
}

/** Cuts behind the semicolons that PostgreSQL's scanner sees; those in texts, comments and bodies of functions are none. */
async function split(text: string): Promise<string[]> {
  try {
    const { tokens } = await scan(text);
    let depth = 0;
    const ends: number[] = [];
    for (const token of tokens) {
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth = Math.max(0, depth - 1);
      if (token.text === ';' && depth === 0) ends.push(token.end);
    }
    return cutBytes(text, ends);
  } catch {
    // A text that is not closed: the ends of lines are the next best places, and the broken piece is reported by the parser.
    return text.split(/(?<=;)(?=[ \t]*(?:\n|$))/);
  }
}

/** PostgreSQL's parser and scanner count bytes. */
function cutBytes(text: string, cuts: number[]): string[] {
  const bytes = Buffer.from(text);
  return [0, ...cuts].map((from, i) =>
    bytes.toString('utf8', from, cuts[i] ?? bytes.length),
  );
}

function brief(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length > 120 ? `${oneLine.slice(0, 117)}...` : oneLine;
}
