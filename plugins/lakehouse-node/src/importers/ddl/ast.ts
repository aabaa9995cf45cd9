/**
 * The parts of PostgreSQL's parse tree that are read here, as libpg-query prints them (`{ NodeName: { … } }`).
 *
 * @see https://github.com/pganalyze/libpg_query
 */
export type Node = Record<string, any>;

export interface TypeName {
  names?: Node[];
  typmods?: Node[];
  arrayBounds?: Node[];
}

export interface ConstraintNode {
  contype: string;
  conname?: string;
  keys?: Node[];
  pktable?: RangeVar;
  pk_attrs?: Node[];
  fk_attrs?: Node[];
  raw_expr?: Node;
  generated_kind?: string;
}

export interface RangeVar {
  schemaname?: string;
  relname: string;
}

/** Text of `{ String: { sval } }` nodes. */
export function texts(nodes: Node[] | undefined): string[] {
  return (nodes ?? []).map(node => String(node.String?.sval ?? ''));
}

/** The constraint inside a node, if it is one. */
export function constraintOf(node: Node): ConstraintNode | undefined {
  return node.Constraint;
}

/** Text of a constant, without its cast: `'a'::text` -> `a`. */
export function constantText(node: Node | undefined): string | undefined {
  if (node?.TypeCast) return constantText(node.TypeCast.arg);
  const constant = node?.A_Const;
  if (!constant) return undefined;
  if (constant.sval) return String(constant.sval.sval ?? '');
  if (constant.ival) return String(constant.ival.ival ?? 0);
  return constant.fval ? String(constant.fval.fval) : undefined;
}

/** Column that an expression is, without its cast. */
function columnText(node: Node | undefined): string | undefined {
  if (node?.TypeCast) return columnText(node.TypeCast.arg);
  const fields = node?.ColumnRef?.fields;
  return fields?.length === 1 ? fields[0].String?.sval : undefined;
}

/**
 * Reads a check that lists values: `status IN ('a', 'b')`, or the form in which pg_dump writes it, `status = ANY (ARRAY['a', 'b'])`.
 */
export function acceptedValues(
  expression: Node | undefined,
): { column: string; values: string[] } | undefined {
  const node = expression?.A_Expr;
  if (!node || node.name?.[0]?.String?.sval !== '=') return undefined;
  const column = columnText(node.lexpr);
  const list = listedNodes(node);
  const values = (list ?? []).map(constantText);
  return column &&
    values.length &&
    values.every((v?: string) => v !== undefined)
    ? { column, values }
    : undefined;
}

function listedNodes({ kind, rexpr }: Node): Node[] | undefined {
  if (kind === 'AEXPR_IN') return rexpr?.List?.items;
  return kind === 'AEXPR_OP_ANY' ? arrayElements(rexpr) : undefined;
}

function arrayElements(node: Node | undefined): Node[] | undefined {
  if (node?.TypeCast) return arrayElements(node.TypeCast.arg);
  return node?.A_ArrayExpr?.elements;
}
