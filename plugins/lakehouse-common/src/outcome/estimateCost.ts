import type { CostEstimate, PreviewTable } from '../api';
import { ATHENA_MIN_BYTES, LIST_PRICES, type Prices } from './prices';

/** What is assumed where nobody has measured yet: the low end and the high end. */
interface Range {
  low: number;
  high: number;
}

/** Two G.1X workers, as the template of jobs proposes. */
const DPUS = 2;
/** Starting Spark and committing, per job. */
const START_MINUTES: Range = { low: 1, high: 4 };
/** Per table, however small. */
const TABLE_MINUTES: Range = { low: 0.05, high: 0.4 };
/** Rows that such a job reads, checks and writes in a minute. */
const ROWS_PER_MINUTE: Range = { low: 3e6, high: 3e5 };
/** Share of a table that a load by cursor or by file reads. */
const NEW_SHARE: Range = { low: 0.0005, high: 0.05 };
/** A column of a row in compressed Parquet. */
const COLUMN_BYTES: Range = { low: 2, high: 16 };
/** Queries per model: the model alone, or with its tests. */
const QUERIES_PER_MODEL: Range = { low: 1, high: 6 };
/** How often the data is read by models that do not prune. */
const FULL_READS: Range = { low: 0, high: 4 };
/** Raw, staging and vault hold the data; with history and old snapshots more. */
const COPIES: Range = { low: 3, high: 10 };

const ASSUMPTIONS = [
  `Loads run as one Glue job with ${DPUS} workers G.1X, models in Athena; a run on a machine of your own costs none of it.`,
  'How long loads take, how well data compresses and how much of it changes is assumed, not measured: so the range is wide.',
  'Left out: the first load, Snowflake, S3 requests, network, logs, and queries of people.',
];

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

type CostTable = Pick<
  PreviewTable,
  'columns' | 'rows' | 'loadMode' | 'selected'
>;

const storedBytes = (tables: CostTable[], of: keyof Range) =>
  sum(tables.map(({ rows, columns }) => (rows ?? 0) * columns)) *
  COLUMN_BYTES[of];

/**
 * What a source costs per month, as a range; without one where something that decides it is unknown. Pure arithmetic over the constants
 * above: dollars for the DPU-minutes of the loads, the bytes that models read in Athena, and the bytes that stay in S3.
 *
 * @param options.models - models that dbt builds after every load
 * @param options.startsPerMonth - loads in 30 days
 */
export function estimateCost(options: {
  tables: CostTable[];
  models: number;
  startsPerMonth: number | undefined;
  prices?: Prices;
}): CostEstimate {
  const { models, startsPerMonth, prices = LIST_PRICES } = options;
  const tables = options.tables.filter(({ selected }) => selected !== false);
  const assumptions = [`Estimate, ${prices.about}.`, ...ASSUMPTIONS];
  const unknown = whatIsUnknown(tables, startsPerMonth);
  if (unknown || !startsPerMonth) return { unknown, assumptions, parts: [] };

  const end = (of: keyof Range) => {
    const minutes = loadMinutes(tables, of);
    const bytes = storedBytes(tables, of);
    const read =
      models * QUERIES_PER_MODEL[of] * ATHENA_MIN_BYTES +
      FULL_READS[of] * bytes;
    return [
      startsPerMonth * (minutes / 60) * DPUS * prices.glueDpuHour,
      startsPerMonth * (read / 1e12) * prices.athenaTb,
      ((COPIES[of] * bytes) / 1e9) * prices.s3GbMonth,
    ];
  };
  const [low, high] = [end('low'), end('high')];
  const parts = ['Glue jobs', 'Athena', 'S3'].map((what, i) => ({
    what,
    low: roundDown(low[i]),
    high: roundUp(high[i]),
  }));
  return {
    low: roundDown(sum(low)),
    high: roundUp(sum(high)),
    assumptions: [
      ...assumptions,
      `${startsPerMonth} loads in 30 days, ${tables.length} tables, ${models} models.`,
    ],
    parts,
  };
}

function whatIsUnknown(
  tables: CostTable[],
  startsPerMonth: number | undefined,
): string | undefined {
  if (tables.length === 0) return 'no table is selected';
  const without = tables.filter(({ rows }) => rows === null).length;
  if (without > 0) {
    return `nobody has counted the rows of ${without} of ${tables.length} tables`;
  }
  return startsPerMonth ? undefined : 'nobody knows how often it is loaded';
}

function loadMinutes(tables: CostTable[], of: keyof Range): number {
  const rows = sum(
    tables.map(
      ({ rows: all, loadMode }) =>
        (all ?? 0) * (loadMode === 'full' ? 1 : NEW_SHARE[of]),
    ),
  );
  return (
    START_MINUTES[of] +
    tables.length * TABLE_MINUTES[of] +
    rows / ROWS_PER_MINUTE[of]
  );
}

/** One figure that says something, two from 10 dollars on; more would claim to know more. */
function step(dollars: number): number {
  const digits = Math.floor(Math.log10(dollars));
  return 10 ** (digits >= 1 ? digits - 1 : Math.max(digits, -2));
}

function roundDown(dollars: number): number {
  return rounded(dollars, Math.floor);
}

function roundUp(dollars: number): number {
  return rounded(dollars, Math.ceil);
}

function rounded(dollars: number, to: (value: number) => number): number {
  if (dollars <= 0) return 0;
  const unit = step(dollars);
  // Twice, since 0.3 / 0.1 is a little less than 3.
  return Number((to(Number((dollars / unit).toFixed(6))) * unit).toFixed(2));
}
