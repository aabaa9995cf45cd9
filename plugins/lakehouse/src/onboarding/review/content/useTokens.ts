import { useEffect, useState } from 'react';
import { languageOf } from './language';
import type { Segment } from './tokens';

/** A text as lines of plain segments. */
const plain = (text: string): Segment[][] =>
  text.split('\n').map(line => (line ? [{ text: line }] : []));

/** The lines of a file: plain at first, coloured once the highlighter is there. A file that cannot be coloured stays plain. */
export function useTokens(name: string, text: string): Segment[][] {
  const [coloured, setColoured] = useState<{
    of: string;
    lines: Segment[][];
  }>();
  const language = languageOf(name, text);
  useEffect(() => {
    if (!language) return undefined;
    let wanted = true;
    import('./tokens')
      .then(({ tokenLines }) => {
        if (wanted)
          setColoured({ of: text, lines: tokenLines(text, language) });
      })
      .catch(() => {
        // Without colours everything can be read as well.
      });
    return () => {
      wanted = false;
    };
  }, [text, language]);
  return language && coloured?.of === text ? coloured.lines : plain(text);
}
