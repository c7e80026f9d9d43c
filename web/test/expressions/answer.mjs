// Reads questions, one JSON a line ({tree, answers, today, tables}), and writes the browser evaluator's answers, one a line.
// Kernel.Tests runs it to hold the two evaluators together. Needs `npm ci` and `npm run build` in web/.
import { createInterface } from 'node:readline';
import { evaluate } from '../../dist/expressions.js';

const written = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { tree, answers, today, tables } = JSON.parse(line);
  const value = evaluate(tree, { answers, today, decide: (table) => tables?.[table] });
  written.push(value === undefined ? 'null' : JSON.stringify(value));
}
process.stdout.write(written.map((answer) => `${answer}\n`).join(''));
