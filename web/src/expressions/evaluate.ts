import { addPeriod, age, dayNumber, monthsBetween, period, type Period } from './calendar';

/** A compiled expression: docs/contracts/expressions.md. */
export type Tree = readonly [operator: string, ...operands: unknown[]];

/** Answers by item name; undefined or null is "unanswered". */
export type Answers = Readonly<Record<string, unknown>>;

export interface Environment {
  readonly answers: Answers;
  /** The entry's occurred date, YYYY-MM-DD. */
  readonly today: string;
  /** Answers a decision table named pack.table; only a calc asks it. */
  readonly decide?: (table: string) => unknown;
}

interface Scope extends Environment {
  /** The lines of repeating sections that enclose the condition, outermost first. */
  readonly lines: readonly Answers[];
}

type Operator = (tree: Tree, scope: Scope) => unknown;
type Strict = (...values: any[]) => unknown;

/** Unanswered is undefined, and so is a number that is none. */
const known = (value: unknown): unknown => (value === null || (typeof value === 'number' && !Number.isFinite(value)) ? undefined : value);

const answerOf = (answers: Answers | undefined, name: unknown): unknown =>
  answers && Object.hasOwn(answers, name as string) ? known(answers[name as string]) : undefined;

const run = (tree: unknown, scope: Scope): unknown => {
  const operator = operators[(tree as Tree)[0]];
  if (!operator) throw new Error(`unknown operator ${String((tree as Tree)[0])}`);
  return operator(tree as Tree, scope);
};

/** An operator that is unanswered as soon as one of its operands is. */
const strict = (compute: Strict): Operator => (tree, scope) => {
  const values = [];
  for (let index = 1; index < tree.length; index++) {
    const value = run(tree[index], scope);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return compute(...values);
};

/** Infinity (a division by zero, an overflow) is unanswered; there is no -0. */
const finite = (value: number): number | undefined => (Number.isFinite(value) ? value + 0 : undefined);

/** Half away from zero. */
function round(value: number, scale: number): number | undefined {
  const scaled = Math.abs(value) * scale;
  const whole = Math.floor(scaled);
  return finite((Math.sign(value) * (whole + +(scaled - whole >= 0.5))) / scale);
}

/** Kleene "or" of what each part says, when `decisive` is true; "and", when it is false. */
function combine<T>(parts: Iterable<T>, decisive: boolean, truth: (part: T) => unknown): boolean | undefined {
  let result: boolean | undefined = !decisive;
  for (const part of parts) {
    const next = truth(part);
    if (next === decisive) return decisive;
    if (next === undefined) result = undefined;
  }
  return result;
}

const chain = (decisive: boolean): Operator => (tree, scope) => combine(tree.slice(1), decisive, (term) => run(term, scope));

const linesOf = (tree: Tree, scope: Scope): readonly Answers[] | undefined => run(tree[1], scope) as readonly Answers[] | undefined;

const within = (tree: Tree, scope: Scope, line: Answers): unknown => run(tree[2], { ...scope, lines: [...scope.lines, line] });

const over = (decisive: boolean): Operator => (tree, scope) => {
  const lines = linesOf(tree, scope);
  return lines && combine(lines, decisive, (line) => within(tree, scope, line));
};

function count(tree: Tree, scope: Scope): number | undefined {
  const lines = linesOf(tree, scope);
  if (!lines || tree.length < 3) return lines?.length;
  const truths = lines.map((line) => within(tree, scope, line));
  return truths.includes(undefined) ? undefined : truths.filter(Boolean).length;
}

/** In the order of the lines, as the server adds. */
function sum(tree: Tree, scope: Scope): number | undefined {
  const numbers = linesOf(tree, scope)?.map((line) => within(tree, scope, line));
  return numbers && !numbers.includes(undefined) ? finite((numbers as number[]).reduce((a, b) => a + b, 0)) : undefined;
}

const least = (a: number, b: number): number => (b < a ? b : a);
const greatest = (a: number, b: number): number => (b > a ? b : a);

const operators: Readonly<Record<string, Operator>> = {
  lit: (tree) => tree[1],
  date: (tree) => tree[1],
  period: (tree) => [tree[1], tree[2]],
  today: (_, scope) => scope.today,
  item: (tree, scope) => answerOf(scope.answers, tree[1]),
  row: (tree, scope) => answerOf(scope.lines[tree[1] as number], tree[2]),
  decide: (tree, scope) => known(scope.decide?.(tree[1] as string)),

  and: chain(false),
  or: chain(true),
  not: strict((a: boolean) => !a),
  answered: (tree, scope) => run(tree[1], scope) !== undefined,
  if: (tree, scope) => {
    const condition = run(tree[1], scope);
    return condition === undefined ? undefined : run(tree[condition ? 2 : 3], scope);
  },

  // dates and datetimes are written so that they sort as texts
  '=': strict((a, b) => a === b),
  '!=': strict((a, b) => a !== b),
  '<': strict((a, b) => a < b),
  '<=': strict((a, b) => a <= b),
  '>': strict((a, b) => a > b),
  '>=': strict((a, b) => a >= b),
  between: ([, subject, low, high], scope) => run(['and', ['>=', subject, low], ['<=', subject, high]], scope),
  in: ([, subject, ...members], scope) => {
    const value = run(subject, scope);
    return value === undefined ? value : combine(members, true, (member) => {
      const other = run(member, scope);
      return other === undefined ? other : other === value;
    });
  },

  '+': strict((a, b) => finite(a + b)),
  '-': strict((a, b) => finite(a - b)),
  '*': strict((a, b) => finite(a * b)),
  '/': strict((a, b) => finite(a / b)),
  neg: strict((a) => finite(-a)),
  round: (tree, scope) => {
    const value = run(tree[1], scope);
    return value === undefined ? value : round(value as number, 10 ** (tree[2] as number));
  },
  min: strict((...values) => values.reduce(least)),
  max: strict((...values) => values.reduce(greatest)),
  bmi: strict((kg, cm) => (kg > 0 && cm > 0 ? round((kg * 10000) / (cm * cm), 10) : undefined)),

  date_of: strict((time: string) => time.slice(0, 10)),
  add_period: strict(addPeriod),
  add_periods: strict((a: Period, b: Period) => period(a[0] + b[0], a[1] + b[1])),
  times: strict((a: Period, count) => period(a[0] * Math.trunc(count), a[1] * Math.trunc(count))),
  days_between: strict((from, to) => dayNumber(to) - dayNumber(from)),
  weeks_between: strict((from, to) => Math.floor((dayNumber(to) - dayNumber(from)) / 7)),
  months_between: strict(monthsBetween),
  age: strict(age),

  count,
  sum,
  any: over(true),
  all: over(false),
  includes: strict((codes: readonly string[], code: string) => codes.includes(code)),
};

/** What the expression says over these answers; undefined is "unanswered". */
export function evaluate(tree: Tree, environment: Environment): unknown {
  return run(tree, { ...environment, lines: [] });
}
