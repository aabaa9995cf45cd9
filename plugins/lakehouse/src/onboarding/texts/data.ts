/** Where the data is, and reading it. */
export const dataTexts = {
  where: {
    title: 'Where is the data?',
    kind: 'Kind of source',
    connection: 'Database or bucket',
    tables: 'Tables of the lakehouse',
    connectionLabel: 'Database or bucket',
    connectionOption: '{{title}} ({{kind}})',
    connectionKinds: {
      postgresql: 'PostgreSQL',
      mysql: 'MySQL',
      'rds-data': 'Aurora PostgreSQL',
      s3: 'files in S3',
      iceberg: 'tables of the lakehouse',
    },
    connectionHint:
      'Set up by your platform team. It is only read; nothing in it is changed. One that you miss may be visible to another group only: ask them.',
    connectionNone:
      'You can onboard from no database or bucket. Ask your platform team to add yours to lakehouse.connections or to make it visible to your group, or use files or DDL.',
    catalogLabel: 'Catalog',
    catalogHint:
      'A catalog of the registry with tables that you may see. They are only read; nothing in them is changed.',
    catalogNone:
      'The registry has no tables that you may see. Ask their owner, or your platform team, for the permission to see them.',
    namespace: 'Namespace',
    namespaceHint: 'A source is one namespace.',
    schema: 'Schema',
    schemaHint: 'A source is one schema.',
    schemaOption: '{{name}} ({{tables}} tables)',
    ddl: 'Pasted DDL',
    csv: 'Files',
    ddlLabel: 'DDL',
    ddlHint:
      'Paste CREATE TABLE statements, for example the output of pg_dump --schema-only or mysqldump --no-data. Statements that make no tables are left out and named below.',
    ddlUpload: 'Choose a file',
    dialect: 'Dialect',
    dialectHint: 'The database that the DDL comes from.',
    dialectGuessed:
      'Guessed from the text: change it if it comes from another database.',
    dialectDoubt: 'The text looks like {{dialect}}.',
    dialects: {
      postgresql: 'PostgreSQL',
      mysql: 'MySQL or MariaDB',
      sqlserver: 'SQL Server',
      oracle: 'Oracle',
      snowflake: 'Snowflake',
    },
    csvUpload: 'Choose files',
    csvHint:
      'CSV with a header line, JSON (an object per line, or an array) or Parquet; one file per table. Only the beginning of each file is sent, to tell types and keys. The data itself is not uploaded: the platform reads it from a folder.',
    csvNone: 'No files yet.',
    rows: '{{number}} rows',
    unusable: 'cannot be used, see below',
    rowsAbout: 'about {{number}} rows, beginning read',
    remove: 'Remove {{name}}',
    name: 'Name of the source',
    nameHint:
      'Lower case letters, digits and _. It names the contract and the namespaces, such as raw_{{name}}.',
  },
  upload: {
    reading: 'Reading {{name}} ({{number}} of {{of}})…',
    stop: 'Stop reading',
    stopped: 'Stopped. None of the chosen files was added.',
  },
  discovery: {
    checks: 'Checks of the source',
    check: {
      reachable: 'Reachable',
      readable: 'Can be read',
      tables: 'Tables',
      keys: 'Keys',
      types: 'Types',
      rows: 'Rows',
    },
    state: {
      running: 'checking',
      passed: 'passed',
      warning: 'look at this',
      failed: 'failed',
    },
    took: '{{number}} ms',
    running: 'Reading…',
    progress: '{{tables}} of {{of}} tables read',
    cancel: 'Stop',
    cancelled: 'Stopped. Nothing was changed.',
    again: 'Read again',
    at: 'Read {{time}}',
    failed: 'The source could not be read',
    cut: 'The connection to the portal was cut. Read again.',
  },
} as const;
