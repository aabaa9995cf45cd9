import type { ClassifiedColumn } from './marts/describeMart';
import type { SnowflakeType } from './marts/columnType';
import { name, Sql, text } from './print/sql';
import {
  ARROW,
  list,
  option,
  phrase,
  statement,
  word,
  type Statement,
} from './print/statement';
import type { Placed } from './placed';
import type { Environment } from './settings/types';
import { columnName, target } from './target';

/** Tags, and what they say. */
const TAGS = {
  LAKEHOUSE_SOURCE: 'Contract that the table belongs to.',
  LAKEHOUSE_OWNER: 'Group that answers for the table.',
  LAKEHOUSE_CLASSIFICATION: 'Classification of the column in its contract.',
  LAKEHOUSE_PERSONAL_DATA: 'Whether the column holds personal data.',
} as const;
type Tag = keyof typeof TAGS;

const MASK = 'masked';
const VALUE = word('VAL');
/** The longest value of a tag. */
const MAX_TAG_VALUE = 256;

/** Tags and masks of the published marts. A table that is not there is an error: masks are never left out in silence. */
export function governanceStatements(
  environment: Environment,
  placed: Placed[],
): Statement[] {
  const types = new Map(
    placed.flatMap(({ mart }) =>
      mart.columns.flatMap(({ type }) =>
        type ? [[type.token, type] as const] : [],
      ),
    ),
  );
  return [
    ...(Object.keys(TAGS) as Tag[]).map(tag => createTag(environment, tag)),
    ...[...types.values()]
      .sort((a, b) => (a.token < b.token ? -1 : 1))
      .flatMap(type => policy(environment, type)),
    ...placed.flatMap(one => [
      ...tableTags(environment, one),
      ...one.mart.columns.flatMap(column => govern(environment, one, column)),
    ]),
  ];
}

function inGovernance({ governance }: Environment, called: string): Sql {
  return name(governance.database, governance.schema, called);
}

function createTag(environment: Environment, tag: Tag): Statement {
  return statement(
    [word('CREATE TAG IF NOT EXISTS'), inGovernance(environment, tag)],
    [option('COMMENT', text(TAGS[tag]))],
  );
}

const policyName = ({ token }: SnowflakeType) => `LAKEHOUSE_MASK_${token}`;

/** A policy in use cannot be replaced, but its body can be set. */
function policy(environment: Environment, type: SnowflakeType): Statement[] {
  const { clearRole } = environment;
  const called = inGovernance(environment, policyName(type));
  const hidden =
    type.token === 'VARCHAR'
      ? text(MASK)
      : phrase(word('CAST'), list([phrase(word('NULL AS'), type.sql)]));
  const body = clearRole
    ? phrase(
        word('CASE WHEN IS_ROLE_IN_SESSION'),
        list([text(clearRole)]),
        word('THEN'),
        VALUE,
        word('ELSE'),
        hidden,
        word('END'),
      )
    : hidden;
  return [
    statement(
      [word('CREATE MASKING POLICY IF NOT EXISTS'), called],
      [
        phrase(word('AS'), list([phrase(VALUE, type.sql)])),
        phrase(word('RETURNS'), type.sql, ARROW, body),
      ],
    ),
    statement(
      [word('ALTER MASKING POLICY'), called],
      [phrase(word('SET BODY'), ARROW, body)],
    ),
  ];
}

function alter({ publication, mart }: Placed): Sql {
  return phrase(
    word(
      publication.way === 'dynamic'
        ? 'ALTER DYNAMIC TABLE'
        : 'ALTER ICEBERG TABLE',
    ),
    target(publication, mart.name),
  );
}

function setTags(environment: Environment, tags: [Tag, string][]): Sql {
  const pairs = tags.map(([tag, value]) => {
    const shown = text(value.slice(0, MAX_TAG_VALUE)).sql;
    return `${inGovernance(environment, tag).sql} = ${shown}`;
  });
  return Sql.of(`SET TAG ${pairs.join(', ')}`);
}

function present(tags: Partial<Record<Tag, string>>): [Tag, string][] {
  return (Object.keys(TAGS) as Tag[]).flatMap(tag => {
    const value = tags[tag];
    return value ? [[tag, value] as [Tag, string]] : [];
  });
}

function tableTags(environment: Environment, placed: Placed): Statement[] {
  const { contract, owner } = placed.mart;
  const tags = present({ LAKEHOUSE_SOURCE: contract, LAKEHOUSE_OWNER: owner });
  return tags.length
    ? [statement([alter(placed)], [setTags(environment, tags)])]
    : [];
}

function govern(
  environment: Environment,
  placed: Placed,
  column: ClassifiedColumn,
): Statement[] {
  const { publication, mart } = placed;
  const { classification, isPersonal, type } = column;
  const change = (what: Sql) =>
    statement(
      [alter(placed)],
      [
        phrase(
          word('MODIFY COLUMN'),
          columnName(environment, publication, mart.name, column.name),
          what,
        ),
      ],
    );
  const tags = present({
    LAKEHOUSE_CLASSIFICATION: classification,
    LAKEHOUSE_PERSONAL_DATA: isPersonal ? 'yes' : undefined,
  });
  return [
    ...(type
      ? [
          change(
            phrase(
              word('SET MASKING POLICY'),
              inGovernance(environment, policyName(type)),
              word('FORCE'),
            ),
          ),
        ]
      : []),
    change(setTags(environment, tags)),
  ];
}
