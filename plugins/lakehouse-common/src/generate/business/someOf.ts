const SHOWN = 40;

/** `Hubs are hub_a, hub_b.` */
export function someOf(what: string, names: readonly string[]): string {
  if (!names.length) return 'There is none.';
  const rest = names.length - SHOWN;
  return `${what} ${names.slice(0, SHOWN).join(', ')}${
    rest > 0 ? ` and ${rest} more` : ''
  }.`;
}
