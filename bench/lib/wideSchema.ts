/** DDL of a schema of many tables, each with a key, a reference to the one before it and columns of every common type. */
export function wideSchema(tables: number, columns = 20): string {
  const types = ['text', 'integer', 'numeric(12,2)', 'date', 'timestamptz'];
  return Array.from({ length: tables }, (_, i) => {
    const reference = i
      ? [`thing_${i - 1}_id bigint NOT NULL REFERENCES thing_${i - 1}`]
      : [];
    const rest = Array.from(
      { length: columns - 1 - reference.length },
      (__, c) => `c${c} ${types[c % types.length]}`,
    );
    const all = [`thing_${i}_id bigint PRIMARY KEY`, ...reference, ...rest];
    return `CREATE TABLE thing_${i} (${all.join(', ')});`;
  }).join('\n');
}
