import { acceptedValues, constraintOf, type Node, texts } from './ast';
import { addConstraint } from './constraints';
import {
  type DdlColumn,
  type DdlModel,
  type DdlTable,
  DEFAULT_SCHEMA,
  findTable,
} from './model';
import { rename } from './rename';

/** What applying a statement has to say; nothing when it was understood, or does not matter for loading. */
export type Note =
  | { severity: 'warning' | 'info'; message: string; table?: string }
  | undefined;

/** Statements of dumps and migrations that say nothing about what a table holds. */
const WITHOUT_MEANING = new Set([
  'AlterDatabaseStmt',
  'AlterDefaultPrivilegesStmt',
  'AlterObjectSchemaStmt',
  'AlterOwnerStmt',
  'AlterSeqStmt',
  'ClusterStmt',
  'CopyStmt',
  'CreateEventTrigStmt',
  'CreateExtensionStmt',
  'CreateFunctionStmt',
  'CreatePolicyStmt',
  'CreatePublicationStmt',
  'CreateRoleStmt',
  'CreateSchemaStmt',
  'CreateSeqStmt',
  'CreateStatsStmt',
  'CreateTrigStmt',
  'CreatedbStmt',
  'DefineStmt',
  'DeleteStmt',
  'DoStmt',
  'DropStmt',
  'DropdbStmt',
  'GrantRoleStmt',
  'GrantStmt',
  'InsertStmt',
  'RefreshMatViewStmt',
  'RuleStmt',
  'SelectStmt',
  'TransactionStmt',
  'TruncateStmt',
  'UpdateStmt',
  'VacuumStmt',
  'VariableSetStmt',
]);

/** Applies one statement to the model. */
export function applyStatement(
  model: DdlModel,
  statement: Node,
  line: number,
): Note {
  const [kind] = Object.keys(statement);
  const node = statement[kind];
  switch (kind) {
    case 'CreateStmt':
      return createTable(model, node, line);
    case 'AlterTableStmt':
      return alterTable(model, node);
    case 'CommentStmt':
      return comment(model, node);
    case 'IndexStmt':
      return uniqueIndex(model, node);
    case 'CreateEnumStmt':
      model.types.set(typeName(node.typeName), {
        kind: 'enum',
        values: texts(node.vals),
      });
      return undefined;
    case 'CreateDomainStmt':
      return createDomain(model, node);
    case 'ViewStmt':
      return {
        severity: 'info',
        message: `the view ${node.view?.relname} is not imported; views are rebuilt as models`,
      };
    case 'RenameStmt':
      return rename(model, node);
    default:
      return WITHOUT_MEANING.has(kind)
        ? undefined
        : {
            severity: 'warning',
            message: `a ${kind.replace(
              /Stmt$/,
              '',
            )} statement is not understood`,
          };
  }
}

/** Types are looked up without the schema `public`, as columns usually name them. */
export function typeName(names: Node[]): string {
  return texts(names)
    .filter(name => name !== 'pg_catalog' && name !== DEFAULT_SCHEMA)
    .join('.');
}

function createTable(model: DdlModel, node: Node, line: number): Note {
  if (findTable(model, node.relation as DdlTable & { relname: string })) {
    return {
      severity: 'warning',
      message: `the table ${node.relation.relname} is there already; its first definition counts`,
    };
  }
  const table: DdlTable = {
    schema: node.relation.schemaname ?? DEFAULT_SCHEMA,
    name: node.relation.relname,
    line,
    columns: [],
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
    partitionedBy: ((node.partspec?.partParams ?? []) as Node[]).flatMap(
      param => param.PartitionElem?.name ?? [],
    ),
  };
  if (node.partbound) {
    table.partitionOf = node.inhRelations?.[0]?.RangeVar?.relname;
  }
  const elements: Node[] = node.tableElts ?? [];
  elements.forEach(({ ColumnDef }) => {
    if (ColumnDef) addColumn(table, ColumnDef);
  });
  elements.forEach(element => {
    const constraint = constraintOf(element);
    if (constraint) addConstraint(table, constraint);
  });
  model.tables.push(table);
  const inherits = node.inhRelations?.length && !node.partbound;
  const like = elements.some(element => element.TableLikeClause);
  return inherits || like
    ? {
        severity: 'warning',
        table: table.name,
        message: `${table.name} takes columns from another table (${
          like ? 'LIKE' : 'INHERITS'
        }); those are not imported. Write them out, or give the output of pg_dump`,
      }
    : undefined;
}

function addColumn(table: DdlTable, definition: Node): void {
  const column: DdlColumn = {
    name: definition.colname,
    type: definition.typeName ?? {},
    required: false,
    generated: false,
  };
  table.columns.push(column);
  ((definition.constraints ?? []) as Node[]).forEach(node => {
    const constraint = constraintOf(node);
    if (constraint) addConstraint(table, constraint, column);
  });
}

function alterTable(model: DdlModel, node: Node): Note {
  if (node.objtype && node.objtype !== 'OBJECT_TABLE') return undefined;
  const table = findTable(model, node.relation);
  for (const { AlterTableCmd: command } of node.cmds ?? []) {
    const constraint = command?.def && constraintOf(command.def);
    const partition = command?.def?.PartitionCmd?.name?.relname;
    if (command?.subtype === 'AT_AttachPartition' && partition) {
      const child = findTable(model, command.def.PartitionCmd.name);
      if (child) child.partitionOf = node.relation.relname;
    } else if (!table) {
      if (constraint) {
        return {
          severity: 'warning',
          message: `a constraint is added to ${node.relation.relname}, which no statement creates`,
        };
      }
    } else if (constraint) {
      addConstraint(table, constraint);
    } else if (command?.subtype === 'AT_AddColumn') {
      addColumn(table, command.def.ColumnDef);
    } else if (command?.subtype === 'AT_DropColumn') {
      table.columns = table.columns.filter(({ name }) => name !== command.name);
    } else if (command?.subtype === 'AT_SetNotNull') {
      const column = table.columns.find(({ name }) => name === command.name);
      if (column) column.required = true;
    }
  }
  return undefined;
}

function comment(model: DdlModel, node: Node): Note {
  const path = texts(node.object?.List?.items);
  if (node.objtype === 'OBJECT_TABLE') {
    const table = findByPath(model, path);
    if (table) table.comment = node.comment;
  }
  if (node.objtype === 'OBJECT_COLUMN') {
    const table = findByPath(model, path.slice(0, -1));
    const column = table?.columns.find(({ name }) => name === path.at(-1));
    if (column) column.comment = node.comment;
  }
  return undefined;
}

function findByPath(model: DdlModel, path: string[]): DdlTable | undefined {
  const [relname, schemaname] = [...path].reverse();
  return findTable(model, { relname, schemaname });
}

function uniqueIndex(model: DdlModel, node: Node): Note {
  const table = findTable(model, node.relation);
  const keys = (node.indexParams ?? []).map(
    (param: Node) => param.IndexElem?.name,
  );
  // An index over an expression or a part of the rows identifies nothing.
  if (table && node.unique && !node.whereClause && keys.every(Boolean)) {
    table.uniques.push(keys);
  }
  return undefined;
}

function createDomain(model: DdlModel, node: Node): Note {
  const constraints: Node[] = node.constraints ?? [];
  const accepted = constraints
    .map(one => acceptedValues(constraintOf(one)?.raw_expr))
    .find(Boolean);
  model.types.set(typeName(node.domainname), {
    kind: 'domain',
    type: node.typeName,
    required: constraints.some(
      one => constraintOf(one)?.contype === 'CONSTR_NOTNULL',
    ),
    values: accepted?.values,
  });
  return undefined;
}
