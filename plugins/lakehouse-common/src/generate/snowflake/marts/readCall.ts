import { JinjaCall, type JinjaValue } from '../../print';

const TOKEN =
  /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([A-Za-z_]\w*)|(-?\d+)|([()[\]{},:=]))/y;

interface Token {
  kind: 'string' | 'word' | 'number' | 'mark';
  text: string;
}

function tokens(source: string): Token[] {
  const found: Token[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new Error('not a call');
    const [, string, word, number, mark] = match;
    if (string) found.push({ kind: 'string', text: unquote(string) });
    else if (word) found.push({ kind: 'word', text: word });
    else if (number) found.push({ kind: 'number', text: number });
    else found.push({ kind: 'mark', text: mark });
  }
  return found;
}

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi,
      (_, x?: string, u?: string, plain?: string) =>
        plain ?? String.fromCharCode(parseInt((x ?? u)!, 16)),
    );
}

const WORDS: Record<string, JinjaValue> = {
  none: null,
  true: true,
  false: false,
};

/** Values, lists, mappings and calls with positional and named arguments. */
class Reader {
  #next = 0;
  constructor(readonly all: Token[]) {}

  value(): JinjaValue {
    const { kind, text } = this.#take();
    if (kind === 'string') return text;
    if (kind === 'number') return Number(text);
    if (kind === 'word') {
      return this.#skip('(') ? this.#call(text) : this.#word(text);
    }
    if (text === '[') return this.#items(']', () => this.value());
    if (text !== '{') throw new Error('not a value');
    return Object.fromEntries(
      this.#items('}', () => [this.#key(), this.value()]),
    );
  }

  /** `{{ call }}`, one after the other, and nothing else. */
  blocks(): JinjaCall[] {
    const calls: JinjaCall[] = [];
    while (this.#next < this.all.length) {
      this.#expect('{{');
      const call = this.value();
      if (!(call instanceof JinjaCall)) throw new Error('not a call');
      calls.push(call);
      this.#expect('}}');
    }
    return calls;
  }

  #expect(marks: string) {
    for (const mark of marks) {
      if (!this.#skip(mark)) throw new Error(`no ${marks}`);
    }
  }

  #call(called: string): JinjaCall {
    const named: Record<string, JinjaValue> = {};
    const positional: JinjaValue[] = [];
    this.#items(')', () => {
      const key = this.all[this.#next + 1]?.text === '=' ? this.#take() : null;
      if (!key) return positional.push(this.value());
      this.#take();
      named[key.text] = this.value();
      return 0;
    });
    return new JinjaCall(called, positional, named);
  }

  #items<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    while (!this.#skip(close)) {
      items.push(item());
      if (!this.#skip(',') && !this.#isMark(close)) throw new Error('no comma');
    }
    return items;
  }

  #key(): string {
    const { kind, text } = this.#take();
    if (kind !== 'string' || !this.#skip(':')) throw new Error('no key');
    return text;
  }

  #word(text: string): JinjaValue {
    if (!(text in WORDS)) throw new Error('a variable');
    return WORDS[text];
  }

  #isMark(mark: string): boolean {
    const token = this.all[this.#next];
    return token?.kind === 'mark' && token.text === mark;
  }

  #skip(mark: string): boolean {
    const is = this.#isMark(mark);
    if (is) this.#next++;
    return is;
  }

  #take(): Token {
    const token = this.all[this.#next++];
    if (!token) throw new Error('cut off');
    return token;
  }
}

/**
 * Reads the one macro call that a model consists of, as `printModel` prints it; undefined for a model that is anything else, such as SQL
 * of people. What is not understood in full is not understood at all.
 */
export function readCall(model: string): JinjaCall | undefined {
  try {
    const calls = new Reader(tokens(withoutComments(model))).blocks();
    const others = calls.filter(call => call.name !== 'config');
    return others.length === 1 ? others[0] : undefined;
  } catch {
    return undefined;
  }
}

function withoutComments(model: string): string {
  const [first, ...others] = model.split('{#');
  return [
    first,
    ...others.map(part => {
      const end = part.indexOf('#}');
      if (end < 0) throw new Error('a comment without end');
      return part.slice(end + 2);
    }),
  ].join(' ');
}
