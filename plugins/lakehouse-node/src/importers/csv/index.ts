export { importCsv } from './importCsv';
export type { CsvFile } from './readCsv';
