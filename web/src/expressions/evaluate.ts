/** A compiled expression: docs/contracts/expressions.md. */
export type Tree = readonly [string, ...unknown[]];

/** Answers by item name; undefined or null is "unanswered". */
export type Answers = Readonly<Record<string, unknown>>;

export interface Environment {
  readonly answers: Answers;
  /** The entry's occurred date, YYYY-MM-DD. */
  readonly today: string;
  /** Answers a decision table; only a calc asks it. */
  readonly decide?: (table: string) => unknown;
}

export function evaluate(tree: Tree, environment: Environment): unknown {
  throw new Error(`not yet: ${tree[0]} ${environment.today}`);
}
