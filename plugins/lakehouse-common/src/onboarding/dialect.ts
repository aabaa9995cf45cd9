import type { components } from '../api/schema';

/** Dialect of pasted DDL. */
export type DdlDialect = NonNullable<
  components['schemas']['SourceSpec']['dialect']
>;

/** Every dialect that is read, PostgreSQL first. */
export const DDL_DIALECTS: readonly DdlDialect[] = [
  'postgresql',
  'mysql',
  'sqlserver',
  'oracle',
  'snowflake',
];

/** What one dialect writes and the others do not, or hardly. */
const MARKS: Record<DdlDialect, RegExp[]> = {
  postgresql: [
    /\b(?:big|small)?serial\b/i,
    /\btimestamptz\b/i,
    /\bjsonb\b/i,
    /\bcharacter varying\b/i,
    /\bbytea\b/i,
    /\bwithout time zone\b/i,
    /\bowner to\b/i,
    /\bpg_catalog\b/i,
    /\bcreate (?:type|domain|extension)\b/i,
    /\w\[\]/,
  ],
  mysql: [
    /create table (?:if not exists )?`/i,
    /\bauto_increment\b/i,
    /\bengine ?=/i,
    /\bunsigned\b/i,
    /\b(?:medium|tiny)(?:int|text|blob)\b/i,
    /\benum ?\(/i,
    /\bdatetime\(\d\)/i,
  ],
  sqlserver: [
    /^go[ \t]*\r?$/im,
    /\[\w+\]\.\[/,
    /create table \[/i,
    /\bidentity ?\(/i,
    /\bn(?:var)?char ?\(/i,
    /\[n?varchar\]/i,
    /\bdatetime2\b/i,
    /\buniqueidentifier\b/i,
    /\bsp_addextendedproperty\b/i,
    /\bnonclustered\b/i,
  ],
  oracle: [
    /\bn?varchar2\b/i,
    /\bn?clob\b/i,
    /\bsegment creation\b/i,
    /\bpctfree\b/i,
    /\bnumber ?\(\d+/i,
    /\bbinary_(?:double|float)\b/i,
    /\busing index\b/i,
    /\bnot null enable\b/i,
  ],
  snowflake: [
    /\bcreate or replace (?:transient )?table\b/i,
    /\bvariant\b/i,
    /\btimestamp_(?:ntz|ltz|tz)\b/i,
    /\bautoincrement\b/i,
    /\bcluster by\b/i,
    /\btransient table\b/i,
    /\bnumber ?\(38/i,
    /\bvarchar ?\(16777216\)/i,
  ],
};

/** Texts in quotes and comments say nothing about the dialect. */
const UNSAID = /'[^']*'|--[^\n]*|\/\*[^]*?(?:\*\/|$)/g;
/** The beginning is enough, and browsers ask at every key. */
const LOOKED_AT = 100_000;

/** The dialect that DDL seems to be written in; undefined when nothing tells, or two tell as much. */
export function guessDialect(ddl: string): DdlDialect | undefined {
  const said = ddl.slice(0, LOOKED_AT).replace(UNSAID, ' ').replace(/ +/g, ' ');
  const [first, second] = DDL_DIALECTS.map(dialect => ({
    dialect,
    marks: MARKS[dialect].filter(mark => mark.test(said)).length,
  })).sort((a, b) => b.marks - a.marks);
  return first.marks > second.marks ? first.dialect : undefined;
}
