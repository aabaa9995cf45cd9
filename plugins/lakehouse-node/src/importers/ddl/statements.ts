import { parse, scan } from 'libpg-query';
import type { ImportFinding } from '../types';
import type { Node } from './ast';

/** One parsed statement and the line it begins at. */
export interface ParsedStatement {
  statement: Node;
  line: number;
}

const SEMICOLON = ';';

const newlines = (text: string) => text.split('\n').length - 1;

/**
 * Parses DDL statement by statement with PostgreSQL's own parser: one that it does not understand is named with its line, the rest goes
 * on. Commands of psql and the rows of COPY are passed over, so that the output of pg_dump can be given as it is.
 */
export async function parseStatements(text: string): Promise<{
  statements: ParsedStatement[];
  findings: ImportFinding[];
}> {
  const statements: ParsedStatement[] = [];
  const findings: ImportFinding[] = [];
  for (const { sql, line } of await split(withoutClientCommands(text))) {
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

/** Cuts at the semicolons that PostgreSQL's scanner sees; those in texts, comments and bodies of functions are none. */
async function split(text: string): Promise<Piece[]> {
  const cuts = await semicolons(text);
  const pieces: Piece[] = [];
  let from = 0;
  let line = 1;
  for (const to of [...cuts, text.length]) {
    const sql = text.slice(from, to);
    const lead = sql.match(/^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/)![0];
    const body = sql.slice(lead.length).trim();
    if (body) pieces.push({ sql: body, line: line + newlines(lead) });
    line += newlines(sql);
    from = to + SEMICOLON.length;
  }
  return pieces;
}

async function semicolons(text: string): Promise<number[]> {
  try {
    const { tokens } = await scan(text);
    const bytes = new TextEncoder().encode(text);
    const decoder = new TextDecoder();
    // The scanner counts bytes.
    let at = 0;
    let byte = 0;
    let depth = 0;
    const cuts: number[] = [];
    for (const token of tokens) {
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth = Math.max(0, depth - 1);
      if (token.text === SEMICOLON && depth === 0) {
        at += decoder.decode(bytes.subarray(byte, token.start)).length;
        byte = token.start;
        cuts.push(at);
      }
    }
    return cuts;
  } catch {
    // A text that is not closed: the ends of lines are the next best places, and the broken piece is reported by the parser.
    return [...text.matchAll(/;[ \t]*(?=\n|$)/g)].map(match => match.index!);
  }
}

function brief(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length > 120 ? `${oneLine.slice(0, 117)}...` : oneLine;
}
