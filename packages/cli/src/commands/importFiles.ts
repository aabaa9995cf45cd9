import { importFiles } from '@lakehouse/backstage-plugin-lakehouse-node';
import { EXIT, type ExitCode, UsageError } from '../lib/exit';
import { printError } from '../lib/output';
import { parseReadings, readingOption } from '../lib/readings';
import { sampleFolder } from '../lib/sampleFolder';
import { report, type ImportOptions } from './import';

/**
 * `lakehouse import files <folder> --source <name> [--reading <table>.<column>=<reading>…]`: one table per file or folder in it. Values that
 * can mean several things are refused until an option says what they mean: nobody looks at the contract that a script writes.
 */
export async function importFilesCommand(
  folder: string,
  { reading = [], ...options }: ImportOptions & { reading?: string[] },
): Promise<ExitCode> {
  const readings = parseReadings(reading);
  const { files, notes } = await sampleFolder(folder);
  notes.forEach(note => printError(`${folder}: info: ${note}`));
  const tables = [...readings].map(([name, columns]) => ({
    name,
    readings: columns,
  }));
  const result = await importFiles(files, { ...options, tables });
  const questions = Object.entries(result.questions ?? {}).flatMap(
    ([table, columns]) => columns.map(question => ({ table, ...question })),
  );
  const asked = new Map(
    questions.map(one => [`${one.table}.${one.column}`, one]),
  );
  for (const [table, columns] of readings) {
    for (const { column, as } of columns) {
      const choices = asked.get(`${table}.${column}`)?.choices;
      if (!choices?.includes(as)) {
        throw new UsageError(
          `${readingOption(table, column, as)} does not fit: ${
            choices
              ? `write ${choices.join(', ')}`
              : `no values of ${table}.${column} can be read in several ways`
          }.`,
        );
      }
    }
  }
  const open = questions.filter(({ answer }) => answer === undefined);
  if (open.length === 0) return report(folder, result);
  open.forEach(({ table, column, example, choices }) =>
    printError(
      `${folder}: error: ${table}.${column} has values such as ${JSON.stringify(
        example,
      )}, which can be read in several ways. Say how by ${readingOption(
        table,
        column,
        choices[0],
      )} (or ${choices.slice(1).join(', ')}).`,
    ),
  );
  return EXIT.usage;
}
