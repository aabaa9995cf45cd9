import { nearest } from '../../../contract';
import { dqdlTokens, type DqdlToken } from './tokens';

/** What a rule says after its name. */
interface RuleForm {
  /** How many quoted columns (or queries) follow. */
  texts: 'none' | 'one' | 'some';
  then: 'nothing' | 'number' | 'value';
  where: boolean;
}

const form = (
  texts: RuleForm['texts'],
  then: RuleForm['then'],
  where = false,
): RuleForm => ({ texts, then, where });

/** Rules that a job checks itself; `lakehouse_jobs/dqdl.py` has the same list, and both read the cases of `tests/jobs/cases/dqdl.yaml`. */
const RULES: Record<string, RuleForm> = {
  RowCount: form('none', 'number'),
  ColumnCount: form('none', 'number'),
  ColumnExists: form('one', 'nothing'),
  IsComplete: form('one', 'nothing', true),
  Completeness: form('one', 'number', true),
  IsUnique: form('one', 'nothing', true),
  Uniqueness: form('one', 'number', true),
  IsPrimaryKey: form('some', 'nothing'),
  ColumnValues: form('one', 'value', true),
  ColumnLength: form('one', 'number', true),
  CustomSql: form('one', 'number'),
};

const OPERATORS = ['=', '!=', '>', '>=', '<', '<='];

class Refused extends Error {}

class Reader {
  readonly #tokens: DqdlToken[];
  #at = 0;

  constructor(tokens: DqdlToken[]) {
    this.#tokens = tokens;
  }

  ruleset() {
    this.#symbols('Rules', '=', '[');
    do this.#rule();
    while (this.#takes(','));
    this.#symbols(']');
    if (this.#next) this.#refuse('Nothing may follow the rules.');
  }

  #rule() {
    const token = this.#next;
    const known = token?.kind === 'word' ? RULES[token.text] : undefined;
    if (!known || !Object.hasOwn(RULES, token!.text)) {
      const near = token && nearest(token.text, Object.keys(RULES));
      this.#refuse(
        near
          ? `Did you mean ${near}?`
          : `Write one of ${Object.keys(RULES).join(', ')}.`,
      );
    }
    this.#at++;
    const { texts, then, where } = known!;
    if (texts !== 'none') this.#kind('text', 'Write a name in double quotes.');
    while (texts === 'some' && this.#next?.kind === 'text') this.#at++;
    if (then === 'number') this.#number();
    if (then === 'value') this.#value();
    if (where && this.#takes('where')) {
      this.#kind('text', 'Write the condition in double quotes.');
    }
  }

  #number() {
    if (this.#between('number')) return;
    this.#operator();
    this.#kind('number', 'Write a number.');
  }

  #value() {
    if (this.#between('any')) return;
    const negated = this.#takes('not');
    if (this.#takes('in')) {
      this.#symbols('[');
      do this.#kind('any', 'Write a number or a text in double quotes.');
      while (this.#takes(','));
      this.#symbols(']');
    } else if (this.#takes('matches')) {
      this.#kind('text', 'Write a regular expression in double quotes.');
    } else {
      if (negated) this.#refuse('Write in or matches after not.');
      this.#operator();
      this.#kind('any', 'Write a number or a text in double quotes.');
    }
  }

  #between(kind: 'number' | 'any'): boolean {
    if (!this.#takes('between')) return false;
    this.#kind(kind, 'Write between 1 and 9.');
    this.#symbols('and');
    this.#kind(kind, 'Write between 1 and 9.');
    return true;
  }

  #operator() {
    if (!OPERATORS.some(one => this.#takes(one))) {
      this.#refuse(`Write one of ${OPERATORS.join(' ')} or between.`);
    }
  }

  #kind(kind: DqdlToken['kind'] | 'any', fix: string) {
    const found = this.#next?.kind;
    const isRight =
      kind === 'any' ? found === 'number' || found === 'text' : found === kind;
    if (!isRight) this.#refuse(fix);
    this.#at++;
  }

  #symbols(...wanted: string[]) {
    for (const one of wanted) {
      if (!this.#takes(one)) this.#refuse(`Write ${one} there.`);
    }
  }

  get #next(): DqdlToken | undefined {
    return this.#tokens[this.#at];
  }

  #takes(text: string): boolean {
    const token = this.#next;
    if (!token || token.text !== text || token.kind === 'text') return false;
    this.#at++;
    return true;
  }

  #refuse(fix: string): never {
    const token = this.#next;
    throw new Refused(
      token
        ? `Line ${token.line}: ${JSON.stringify(
            token.text.slice(0, 40),
          )} is not expected. ${fix}`
        : `The rules end too early. ${fix}`,
    );
  }
}

/** The first thing of a ruleset that a job could not check, with line and fix; undefined when all of it can be. */
export function dqdlProblem(text: string): string | undefined {
  const read = dqdlTokens(text);
  if ('found' in read) {
    return `Line ${read.line}: ${JSON.stringify(
      read.found,
    )} is not DQDL. Names of columns stand in double quotes, without backslashes.`;
  }
  try {
    new Reader(read.tokens).ruleset();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}
