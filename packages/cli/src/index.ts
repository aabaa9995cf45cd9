import { Command, CommanderError } from 'commander';
import { EXIT, type ExitCode, UsageError } from './lib/exit';
import { printError } from './lib/output';

// The arguments are commander's: those that the command declares, and its options.
type Action = (...args: any[]) => Promise<ExitCode>;

let exitCode: ExitCode = EXIT.ok;

/**
 * Commands are loaded when they run: `--help` stays fast. In the sources Node hands a module over as `default`, in the build as it is.
 */
const run =
  <M extends object>(load: () => Promise<M>, pick: (module: M) => Action) =>
  async (...args: unknown[]) => {
    const loaded = await load();
    const action = pick('default' in loaded ? (loaded.default as M) : loaded);
    exitCode = await action(...args);
  };

function program(): Command {
  const root = new Command('lakehouse')
    .description(
      'The lakehouse core on the command line: contracts in, models and checks out.',
    )
    .version(require('../package.json').version)
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 findings, 2 bad usage or input.',
    );

  const importing = root
    .command('import')
    .description(
      'write a contract from what is there; the contract is printed',
    );
  const importOptions = (command: Command) =>
    command
      .requiredOption('--source <name>', 'name of the source')
      .option('--owner <group>', 'Backstage group that answers for the data')
      .option(
        '--promise <duration>',
        'how fresh the data is kept: 30m, 6h, 1d',
      );
  importOptions(
    importing
      .command('ddl')
      .argument('<file>', 'DDL, or - for standard input')
      .option(
        '--dialect <dialect>',
        'postgresql (default), mysql, sqlserver, oracle or snowflake',
      ),
  ).action(
    run(
      () => import('./commands/import'),
      m => m.importDdlCommand,
    ),
  );
  importOptions(
    importing
      .command('files')
      .alias('csv')
      .description('CSV, JSON, JSON Lines and Parquet')
      .argument('<folder>', 'folder with one file, or one folder, per table')
      .option(
        '--reading <table.column=reading>',
        'what values mean that can be read in several ways: day-first, month-first, decimal-comma, thousands or text; once per column',
        (one: string, others: string[] = []) => [...others, one],
      ),
  ).action(
    run(
      () => import('./commands/importFiles'),
      m => m.importFilesCommand,
    ),
  );

  importOptions(
    importing
      .command('tables')
      .description('Iceberg tables of one namespace')
      .argument('<path...>', 'metadata file or folder of each table')
      .requiredOption('--catalog <id>', 'what the portal calls their catalog')
      .requiredOption('--namespace <namespace>', 'where they are in it'),
  ).action(
    run(
      () => import('./commands/importTables'),
      m => m.importTablesCommand,
    ),
  );

  root
    .command('validate')
    .description('check contracts against ODCS v3.1.0 and our own rules')
    .argument('<contract...>')
    .option('--json', 'print one JSON document')
    .action(
      run(
        () => import('./commands/validate'),
        m => m.validate,
      ),
    );
  root
    .command('derive')
    .description('show the Data Vault that follows from contracts, and why')
    .argument('<contract...>')
    .option('--json', 'print one JSON document')
    .action(
      run(
        () => import('./commands/derive'),
        m => m.derive,
      ),
    );
  root
    .command('inspect')
    .description('show what the metadata of Iceberg tables says')
    .argument('<path...>', 'metadata file or table folder')
    .option('--json', 'print one JSON document')
    .action(
      run(
        () => import('./commands/inspect'),
        m => m.inspect,
      ),
    );
  root
    .command('generate')
    .description(
      'write what follows from contracts/*.odcs.yaml and lakehouse.yaml',
    )
    .option('--repo <dir>', 'platform repository', '.')
    .option('--check', 'change nothing; fail when a file has drifted')
    .option(
      '--accept-rehash <table...>',
      'let rows of <source>.<table> get other keys or hashes; "all" for every table',
    )
    .option(
      '--printer <module...>',
      'printers of your organisation; their code runs as yours',
    )
    .option('--json', 'print one JSON document')
    .action(
      run(
        () => import('./commands/generate'),
        m => m.generate,
      ),
    );
  return root;
}

/** Parses the arguments, runs the command, resolves to the exit code. */
export async function main(args: string[]): Promise<ExitCode> {
  const root = program();
  for (const command of [root, ...root.commands]) {
    command.exitOverride();
    command.commands.forEach(inner => inner.exitOverride());
  }
  try {
    await root.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed help, the version or what is wrong.
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    printError(
      error instanceof UsageError
        ? error.message
        : `Unexpected: ${(error as Error).stack ?? error}`,
    );
    return EXIT.usage;
  }
}

main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});
