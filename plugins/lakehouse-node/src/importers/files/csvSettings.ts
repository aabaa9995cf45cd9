/** How a contract says that CSV is read (`lakehouse.csv`). */
export const csvSettings = (delimiter: string) => ({
  delimiter,
  quote: '"',
  encoding: 'UTF-8',
  header: true,
});
