import fc from 'fast-check';
import { newestFirstColumn, queriesFor, type QueryTarget } from '.';

const target: QueryTarget = {
  catalog: 'northwind',
  namespace: ['marts'],
  name: 'fct_order_lines',
  layer: 'marts',
  columns: ['order_id', 'order_date'],
  timeColumn: 'order_date',
};
const snapshot = { id: '4163219874651234567', at: '2026-11-22T02:40:00Z' };

function code(engine: string, intent: string, from: QueryTarget = target) {
  const engines = queriesFor(from);
  return engines
    .find(queries => queries.engine === engine)
    ?.texts.find(text => text.intent === intent)?.code;
}

describe('queriesFor', () => {
  it('reads the newest rows in Spark with every identifier quoted', () => {
    expect(code('spark', 'latest')).toBe(
      [
        'SELECT `order_id`, `order_date`',
        'FROM `northwind`.`marts`.`fct_order_lines`',
        'ORDER BY `order_date` DESC',
        'LIMIT 100',
      ].join('\n'),
    );
  });

  it('keeps all 64 bits of a snapshot id', () => {
    const at = { ...target, snapshot };
    expect(code('spark', 'asOfSnapshot', at)).toContain(
      'VERSION AS OF 4163219874651234567',
    );
    expect(code('python', 'asOfSnapshot', at)).toContain(
      'snapshot_id=4163219874651234567',
    );
  });

  it('names the zone of an as-of time', () => {
    const at = { ...target, snapshot };
    expect(code('athena', 'asOfTime', at)).toContain(
      `FOR TIMESTAMP AS OF TIMESTAMP '2026-11-22 02:40:00.000 UTC'`,
    );
    expect(code('snowflake', 'asOfTime', at)).toContain(
      `AT(TIMESTAMP => '2026-11-22T02:40:00.000Z'::TIMESTAMP_TZ)`,
    );
  });

  it('offers no snapshot id to Snowflake, which knows none', () => {
    const at = { ...target, snapshot };
    expect(code('snowflake', 'asOfSnapshot', at)).toBeUndefined();
  });

  it('reads a tag in Spark, where its name is safe, and never where engines know ids only', () => {
    const tagged = (tag: string) => ({
      ...target,
      snapshot: { ...snapshot, tag },
    });
    expect(code('spark', 'asOfTag', tagged('eom-10'))).toContain(
      "VERSION AS OF 'eom-10'",
    );
    expect(code('athena', 'asOfTag', tagged('eom-10'))).toBeUndefined();
    for (const tag of ['123', "x' OR 1", 'a\\', '']) {
      expect(code('spark', 'asOfTag', tagged(tag))).toBeUndefined();
    }
  });

  it('writes no as-of text without a snapshot, nor for an id that is no number', () => {
    expect(code('spark', 'asOfTime')).toBeUndefined();
    const bad = { ...target, snapshot: { ...snapshot, id: '1; DROP TABLE t' } };
    expect(code('spark', 'asOfSnapshot', bad)).toBeUndefined();
    expect(code('python', 'asOfSnapshot', bad)).toBeUndefined();
  });

  it('references dbt models and reads raw tables as sources', () => {
    expect(code('dbt', 'latest')).toContain(`{{ ref('fct_order_lines') }}`);
    const raw: QueryTarget = {
      ...target,
      namespace: ['raw_northwind'],
      name: 'orders',
      layer: 'raw',
    };
    expect(code('dbt', 'latest', raw)).toContain(
      `{{ source('raw_northwind', 'orders') }}`,
    );
  });

  it('selects everything of a wide table', () => {
    const columns = Array.from({ length: 40 }, (_, i) => `c${i}`);
    expect(code('athena', 'latest', { ...target, columns })).toContain(
      'SELECT *',
    );
  });

  it('selects everything where a column has a name that no engine takes', () => {
    const columns = ['ok', '', 'a\u0000b'];
    expect(code('spark', 'latest', { ...target, columns })).toContain(
      'SELECT *',
    );
  });

  it('never lets a name leave its quotes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), name => {
        const columns = [name];
        const spark = code('spark', 'latest', { ...target, columns })!;
        const athena = code('athena', 'latest', { ...target, columns })!;
        expect(spark.split('`').length % 2).toBe(1);
        expect(athena.split('"').length % 2).toBe(1);
      }),
    );
  });
});

describe('newestFirstColumn', () => {
  it('prefers the load time, then the partitioning, then the first time', () => {
    const fields = [
      { name: 'shipped', type: 'timestamp' },
      { name: 'order_date', type: 'date' },
      { name: 'ldts', type: 'timestamptz' },
    ];
    expect(newestFirstColumn(fields, ['order_date'])).toBe('ldts');
    expect(newestFirstColumn(fields.slice(0, 2), ['order_date'])).toBe(
      'order_date',
    );
    expect(newestFirstColumn(fields.slice(0, 2))).toBe('shipped');
    expect(newestFirstColumn([{ name: 'id', type: 'long' }])).toBeUndefined();
  });
});
