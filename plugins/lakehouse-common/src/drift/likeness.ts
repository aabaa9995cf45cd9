/** The longest run of letters that both texts have in these parts, the first of several. */
function longestRun(a: string, b: string) {
  let best = { inA: 0, inB: 0, length: 0 };
  let before: number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    const lengths: number[] = [];
    for (let j = 0; j < b.length; j += 1) {
      if (a[i] !== b[j]) continue;
      const length = (before[j - 1] ?? 0) + 1;
      lengths[j] = length;
      if (length > best.length) {
        best = { inA: i - length + 1, inB: j - length + 1, length };
      }
    }
    before = lengths;
  }
  return best;
}

function sharedLetters(a: string, b: string): number {
  const { inA, inB, length } = longestRun(a, b);
  if (length === 0) return 0;
  return (
    length +
    sharedLetters(a.slice(0, inA), b.slice(0, inB)) +
    sharedLetters(a.slice(inA + length), b.slice(inB + length))
  );
}

/** How much two names share, 0 to 1, ignoring case: the ratio of Python's `difflib`, which ingestion uses to notice renamed columns. */
export function likeness(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const letters = a.length + b.length;
  return letters === 0 ? 1 : (2 * sharedLetters(a, b)) / letters;
}
