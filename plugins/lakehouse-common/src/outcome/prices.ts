/** List prices in US dollars. */
export interface Prices {
  /** Said beside every estimate. */
  about: string;
  /** Glue, Spark jobs, one DPU for an hour; billed by the second, one minute at least. */
  glueDpuHour: number;
  /** Athena, per TB that queries read. */
  athenaTb: number;
  /** S3 Standard, per GB and month. */
  s3GbMonth: number;
}

/**
 * Quotes of the price pages aws.amazon.com/glue/pricing, /athena/pricing and /s3/pricing for us-east-1, as other sites gave them in 2026;
 * not read from AWS itself. Other regions differ by up to a half, discounts are not known.
 */
export const LIST_PRICES: Prices = {
  about: 'us-east-1 list prices of November 2026, second-hand',
  glueDpuHour: 0.44,
  athenaTb: 5,
  s3GbMonth: 0.023,
};

/** Athena bills at least this much of every query. */
export const ATHENA_MIN_BYTES = 10e6;
