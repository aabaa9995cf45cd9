/** A text of people in a message: on one line, and not endless. */
export function shown(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').slice(0, 80);
}
