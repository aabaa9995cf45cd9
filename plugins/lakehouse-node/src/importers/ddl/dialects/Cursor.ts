import type { Token } from './tokens';

const OPEN = '(';
const CLOSE = ')';

/** Walks over tokens. Words are compared without case; names in quotes are no words. */
export class Cursor {
  readonly #tokens: Token[];
  #at = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token | undefined {
    return this.#tokens[this.#at];
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Whether these words, or signs, are next. */
  sees(...words: string[]): boolean {
    return words.every((word, i) => {
      const token = this.#tokens[this.#at + i];
      return (
        (token?.kind === 'word' || token?.kind === 'sign') &&
        token.value.toUpperCase() === word
      );
    });
  }

  /** Takes these words, or signs, if they are next. */
  takes(...words: string[]): boolean {
    const seen = this.sees(...words);
    if (seen) this.#at += words.length;
    return seen;
  }

  /** Takes the first of these that is next, each of one or more words: `NOT NULL`. */
  takesOneOf(choices: readonly string[]): string | undefined {
    return choices.find(choice => this.takes(...choice.split(' ')));
  }

  next(): Token | undefined {
    const { token } = this;
    this.#at += 1;
    return token;
  }

  /** Takes a token of a kind if it is next. */
  nextOf(...kinds: Token['kind'][]): Token | undefined {
    return this.token && kinds.includes(this.token.kind)
      ? this.next()
      : undefined;
  }

  /** Takes what stands in the parentheses that are next, if there are any; undefined where they are not. */
  inside(): Token[] | undefined {
    if (!this.sees(OPEN)) return undefined;
    const from = this.#at + 1;
    let depth = 0;
    do {
      if (this.sees(OPEN)) depth += 1;
      if (this.sees(CLOSE)) depth -= 1;
      this.#at += 1;
    } while (depth > 0 && !this.done);
    return this.#tokens.slice(from, depth > 0 ? this.#at : this.#at - 1);
  }

  /** All tokens that are left. */
  rest(): Token[] {
    const rest = this.#tokens.slice(this.#at);
    this.#at = this.#tokens.length;
    return rest;
  }
}

/** Cuts tokens at the commas that stand in no parentheses. */
export function elements(tokens: Token[]): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    const sign = token.kind === 'sign' ? token.value : '';
    if (sign === OPEN) depth += 1;
    if (sign === CLOSE) depth -= 1;
    if (sign === ',' && depth === 0) found.push([]);
    else found.at(-1)!.push(token);
  }
  return found.filter(({ length }) => length > 0);
}
