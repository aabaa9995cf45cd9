import type { DatabaseService } from '@backstage/backend-plugin-api';
import {
  isValidName,
  ownerRef,
  type PublishedEvent,
} from '@lakehouse/backstage-plugin-lakehouse-common';

/** A source whose files wait for a pull request to be merged. */
export interface PendingSource {
  source: string;
  /** Entity reference of the group that answers for it. */
  owner: string;
  /** Address of the pull request for people. */
  pullRequest: string;
  /** When it was last published, in milliseconds since 1970. */
  since: number;
}

const TABLE = 'lakehouse_pending_sources';
const DAY = 24 * 60 * 60 * 1000;

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

/**
 * The sources that wait for their pull request, in the database of the catalog, so that a restart and other backends know them. What is
 * older than the given days is forgotten: nobody tells us of pull requests that were closed.
 */
export class PendingSources {
  readonly #db: Knex;
  readonly #days: number;

  private constructor(db: Knex, days: number) {
    this.#db = db;
    this.#days = days;
  }

  static async create(
    database: DatabaseService,
    days: number,
  ): Promise<PendingSources> {
    const db = await database.getClient();
    if (!database.migrations?.skip) await createTable(db);
    return new PendingSources(db, days);
  }

  /**
   * Takes in what an event says: a source that waits, or one that was withdrawn. Events come from any module and from outside, so what is
   * no source, no group or no web address is left out.
   */
  async take(event: unknown): Promise<void> {
    const { pending, withdrawn } = (event ?? {}) as Partial<PublishedEvent>;
    if (typeof withdrawn === 'string') await this.remove([withdrawn]);
    const row = pending && soundPending(pending);
    if (row) {
      await this.#db(TABLE)
        .insert({ ...row, since: Date.now() })
        .onConflict('source')
        .merge();
    }
  }

  async remove(sources: string[]): Promise<void> {
    if (sources.length > 0) {
      await this.#db(TABLE).whereIn('source', sources).delete();
    }
  }

  /** By name. */
  async list(): Promise<PendingSource[]> {
    const rows = await this.#db(TABLE).select('*').orderBy('source');
    const oldest = Date.now() - this.#days * DAY;
    const sources = rows.map(
      ({ pull_request: pullRequest, since, ...row }) => ({
        source: row.source,
        owner: row.owner,
        pullRequest,
        since: Number(since),
      }),
    );
    const expired = sources.filter(({ since }) => since < oldest);
    await this.remove(expired.map(({ source }) => source));
    return sources.filter(({ since }) => since >= oldest);
  }
}

async function createTable(db: Knex): Promise<void> {
  if (await db.schema.hasTable(TABLE)) return;
  try {
    await db.schema.createTable(TABLE, table => {
      table.comment('Sources whose pull request is not merged yet');
      table.string('source').primary();
      table.text('owner').notNullable();
      table.text('pull_request').notNullable();
      table.bigInteger('since').notNullable();
    });
  } catch (error) {
    // Another backend that starts at the same time may have made it.
    if (!(await db.schema.hasTable(TABLE))) throw error;
  }
}

function soundPending(pending: NonNullable<PublishedEvent['pending']>) {
  const { source, owner, pullRequest } = pending;
  const url = URL.canParse(pullRequest) ? new URL(pullRequest) : undefined;
  const group = typeof owner === 'string' ? ownerRef(owner) : undefined;
  if (!isValidName(String(source), 'source') || !group) return undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) return undefined;
  return { source, owner: group, pull_request: url.href };
}
