// Reads lines of JSON: `{form}` sets the compiled form, `{answers, facts, today}` runs it. Writes for each what the browser would send and store, and what it finds wrong.
// Kernel.Tests runs it (web/dist/form/answer.mjs) to hold the two evaluators together over whole forms.
import { createInterface } from 'node:readline';
import { isAnswered, linesOf } from '../../src/form/answers';
import { readForm } from '../../src/form/compiled';
import type { DecisionResult } from '../../src/form/decision';
import type { Form, Item } from '../../src/form/model';
import { look, type View } from '../../src/form/view';

/** As Kernel/Decisions/DecisionJson.WriteStored writes it. */
function stored(result: DecisionResult): unknown {
  const { table } = result;
  const asked = { unanswered: result.unanswered, asked: result.asked, of: table.facts.length };
  const name = { table: `${table.id}@${table.version}` };
  if (table.methods.length === 0) return { ...name, answer: result.answer, rows: result.rows.map((row) => row.code), ...asked };
  const speaking = result.methods.filter((one) => one.initiation !== null);
  return { ...name, rows: result.holding, results: Object.fromEntries(speaking.map((one) => [one.method.code, [one.initiation, one.continuation]])), ...asked };
}

function valueOf(item: Item, view: View): unknown {
  const result = item.decides === null || !view.asked.has(item.id) ? undefined : view.decisions.get(item.decides);
  return result ? stored(result) : view.values[item.id];
}

function run(form: Form, answers: Record<string, unknown>, facts: Record<string, unknown>, today: string): unknown {
  const view = look(form, { answers, facts, today, unread: {}, confirmed: {} });
  const values: Record<string, unknown> = {};
  for (const section of form.sections) {
    if (section.id !== null) {
      const lines = linesOf(view.values, section.id);
      if (lines.length > 0) values[section.id] = lines;
      continue;
    }
    for (const item of section.items) {
      const value = valueOf(item, view);
      if (isAnswered(value)) values[item.id] = value;
    }
  }
  return { values, problems: view.problems.map((problem) => `${problem.path}: ${problem.code}`).sort() };
}

let form: Form | null = null;
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line) as { form?: unknown; answers: Record<string, unknown>; facts: Record<string, unknown>; today: string };
  if (question.form) form = readForm(question.form);
  process.stdout.write(`${JSON.stringify(question.form ? null : run(form!, question.answers, question.facts, question.today))}\n`);
}
