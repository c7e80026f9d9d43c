// Entry point: the expression evaluator alone, for tests and for pages that only evaluate.
export { evaluate } from './expressions/evaluate';
export type { Answers, Environment, Tree } from './expressions/evaluate';
