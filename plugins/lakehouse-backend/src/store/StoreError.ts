/** A fault of the plugin's own database, told without the statement that met it: that may be long, and holds what others wrote. */
export class StoreError extends Error {
  name = 'StoreError';

  constructor(cause: unknown) {
    const text = cause instanceof Error ? cause.message : String(cause);
    // Knex puts the statement before what the database said.
    const said = text.slice(text.lastIndexOf(' - ') + 1).replace(/^- /, '');
    super(`The database of the plugin could not be written: ${said}`, {
      cause,
    });
  }
}
