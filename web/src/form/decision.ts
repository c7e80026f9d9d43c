// Answers a table from facts, as Kernel/Decisions/DecisionEvaluator.cs does (S9: advice, with every row that speaks and all that was not asked).
import { evaluate, type Answers, type Tree } from '../expressions/evaluate';
import type { Cell, Condition, DecisionRow, DecisionTable, Option } from './model';

export interface MethodResult {
  readonly method: Option;
  /** null: no row speaks ("no recommendation on file"), never category 1. */
  readonly initiation: string | null;
  readonly continuation: string | null;
  readonly rows: readonly { readonly condition: Condition; readonly cell: Cell }[];
}

export interface DecisionResult {
  readonly table: DecisionTable;
  /** Of a table of rows: its worst answer; null when no row speaks. */
  readonly answer: string | null;
  readonly rows: readonly DecisionRow[];
  /** Of a matrix: codes of the conditions that hold. */
  readonly holding: readonly string[];
  readonly methods: readonly MethodResult[];
  readonly asked: number;
  readonly unanswered: readonly string[];
}

const notApplicable = 'NA';

/** @param known answers and facts of the form by name, after skip logic. */
export function decide(table: DecisionTable, known: Answers, today: string): DecisionResult {
  const facts: Record<string, unknown> = {};
  for (const fact of table.facts) {
    const value = fact.from === null ? undefined : known[fact.from];
    if (value !== undefined && value !== null) facts[fact.name] = value;
  }
  const needed = new Set<string>();
  const holds = (tree: Tree): boolean => {
    const held = evaluate(tree, { answers: facts, today });
    if (held === undefined) need(tree, needed);
    return held === true;
  };
  const rows = table.rows.filter((row) => holds(row.if));
  const holding: number[] = [];
  table.conditions.forEach((condition, index) => {
    if (condition.if !== null && holds(condition.if)) holding.push(index);
  });
  const unanswered = table.facts.map((fact) => fact.name).filter((name) => needed.has(name) && !(name in facts));
  const asked = table.facts.length - unanswered.length;
  const methods = table.methods.map((method, index) => methodResult(table, method, index, holding));
  return { table, answer: table.methods.length > 0 ? null : worstAnswer(table, rows), rows, holding: holding.map((index) => table.conditions[index]!.code), methods, asked, unanswered };
}

/** What an open condition reads: an answer that closes it ("none of these") makes the questions behind it needless, and they count as asked. */
function need(tree: unknown, names: Set<string>): void {
  if (!Array.isArray(tree)) return;
  if (tree[0] === 'item' && typeof tree[1] === 'string') names.add(tree[1]);
  else for (const part of tree.slice(1)) need(part, names);
}

/** What an expression sees of a result: the answer of a table of rows, or which matrix answered. */
export function seen(result: DecisionResult): string | undefined {
  return result.table.methods.length > 0 ? `${result.table.id}@${result.table.version}` : (result.answer ?? undefined);
}

function worstAnswer(table: DecisionTable, rows: readonly DecisionRow[]): string | null {
  const worst = Math.max(-1, ...rows.map((row) => table.answers.findIndex((answer) => answer.code === row.answer)));
  return table.answers[worst]?.code ?? null;
}

function methodResult(table: DecisionTable, method: Option, column: number, holding: readonly number[]): MethodResult {
  let initiation: string | null = null;
  let continuation: string | null = null;
  const rows: { condition: Condition; cell: Cell }[] = [];
  for (const index of holding) {
    const cell = table.cells[index]?.[column];
    const condition = table.conditions[index];
    if (!cell || !condition) continue;
    rows.push({ condition, cell });
    initiation = worse(table, initiation, cell.initiation);
    continuation = worse(table, continuation, cell.continuation);
  }
  return { method, initiation, continuation, rows };
}

/** NA stays NA whatever else applies; otherwise by the worst end of a range, then by its best end. */
function worse(table: DecisionTable, left: string | null, right: string): string {
  if (left === null || left === right) return right;
  if (left === notApplicable || right === notApplicable) return notApplicable;
  return rank(table, right) > rank(table, left) ? right : left;
}

function rank(table: DecisionTable, category: string): number {
  const ends = category.split('/').map((end) => table.categories.findIndex((one) => one.code === end) + 1);
  return Math.max(...ends) * 100 + Math.min(...ends);
}
