// What is demanded of one answer that is asked, as in Kernel/Forms/AnswerRules.cs; besides, what is unusual and must be confirmed.
import { evaluate, type Environment, type Tree } from '../expressions/evaluate';
import { isAnswered } from './answers';
import type { Item, Words } from './model';
import { texts } from './strings';
import { unitWords } from './units';

export interface Fault {
  readonly code: string;
  readonly message: Words;
}

export function required(item: Item, environment: Environment): boolean {
  return item.required || (item.requiredWhen !== null && evaluate(item.requiredWhen, environment) === true);
}

/** Faults of an answer; code `unusual` asks for a confirmation, every other code stands in the way of sending. */
export function judge(item: Item, value: unknown, environment: Environment, isRequired: boolean): Fault[] {
  if (!isAnswered(value)) return isRequired ? [{ code: 'required', message: texts.required(item.label) }] : [];
  const faults: Fault[] = [];
  const limit = outside(item, value, environment);
  if (limit) faults.push(limit);
  const alone = notAlone(item, value);
  if (alone) faults.push(alone);
  if (typeof value === 'string' && item.type === 'text' && value.trim().length > item.length) faults.push({ code: 'too_long', message: texts.tooLong(item.length) });
  for (const check of item.checks) if (evaluate(check.that, environment) === false) faults.push({ code: check.code, message: check.else });
  return faults;
}

function outside(item: Item, value: unknown, environment: Environment): Fault | null {
  const limits = item.limits;
  if (!limits) return null;
  const [refuseLow, refuseHigh] = [bound(limits.refuseLow, environment), bound(limits.refuseHigh, environment)];
  if (below(value, refuseLow) || below(refuseHigh, value)) return { code: 'out_of_limits', message: texts.outOfLimits(refuseLow, refuseHigh, unitWords(item.unit)) };
  const [low, high] = [bound(limits.confirmLow, environment), bound(limits.confirmHigh, environment)];
  return below(value, low) || below(high, value) ? { code: 'unusual', message: texts.unusual(value, unitWords(item.unit)) } : null;
}

function bound(tree: Tree | null, environment: Environment): unknown {
  return tree === null ? undefined : evaluate(tree, environment);
}

/** Numbers by size; dates and times by their text, which sorts as they do. */
function below(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return typeof left === 'string' && typeof right === 'string' && left < right;
}

function notAlone(item: Item, value: unknown): Fault | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const code = item.alone.find((one) => value.includes(one));
  const option = item.options.find((one) => one.code === code);
  return option ? { code: 'alone', message: texts.alone(option.title) } : null;
}
