/**
 * The text without any of these characters at its end. A regular expression such as `/x+$/` takes quadratic time on texts that others
 * have written.
 *
 * @param characters - characters, or a test of one
 */
export function trimEnd(
  text: string,
  characters: string | ((character: string) => boolean),
): string {
  const isTrimmed =
    typeof characters === 'string'
      ? (character: string) => characters.includes(character)
      : characters;
  let end = text.length;
  while (end > 0 && isTrimmed(text[end - 1])) end -= 1;
  return text.slice(0, end);
}
