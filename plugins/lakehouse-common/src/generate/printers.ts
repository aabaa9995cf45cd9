import type { Contract, Finding } from '../contract';
import type { VaultModel } from '../vault';
import { printJobs } from './jobs';
import { printSnowflake } from './snowflake';
import type { GeneratedFile, PlatformConfig, PublishedMart } from './types';

/** What a printer beside those of ingestion, vault and marts is given. */
export interface PrinterInput {
  platform: PlatformConfig;
  contracts: Contract[];
  model: VaultModel;
  /** Marts of all sources that the platform publishes, in the order of their sources. */
  marts: PublishedMart[];
  /** What the repository holds, by path; settings of people are read from here. */
  files: ReadonlyMap<string, string>;
}

export interface Printed {
  files: GeneratedFile[];
  /** What is wrong in a file of people; an error keeps the whole run from writing anything. */
  findings: Finding[];
}

/** Prints the files of one part of the platform from settings that people keep in the repository. Pure: the same input, the same bytes. */
export type FilePrinter = (input: PrinterInput) => Printed;

/** Every part of the platform that has settings of its own. */
export const PRINTERS: readonly FilePrinter[] = [printSnowflake, printJobs];
