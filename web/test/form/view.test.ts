import assert from 'node:assert/strict';
import { test } from 'node:test';
import { look, type Input } from '../../src/form/view';
import { form, item, section, words } from './blocks';

const input = (answers: Record<string, unknown>, part: Partial<Input> = {}): Input => ({ answers, facts: {}, today: '2026-03-01', unread: {}, confirmed: {}, ...part });
const codes = (view: ReturnType<typeof look>): string[] => view.problems.map((problem) => `${problem.path}:${problem.code}`);

const smoking = form([section([
  item('smokes', { type: 'yesno', required: true }),
  item('cigarettes', { when: ['item', 'smokes'], required: true }),
  item('pack_years', { when: ['>', ['item', 'cigarettes'], ['lit', 20]] }),
])]);

test('a question is asked only when its condition is known to hold', () => {
  assert.deepEqual([...look(smoking, input({})).asked], ['smokes']);
  assert.deepEqual([...look(smoking, input({ smokes: false })).asked], ['smokes']);
  assert.deepEqual([...look(smoking, input({ smokes: true })).asked], ['smokes', 'cigarettes']);
});

test('an answer that is no longer asked counts nowhere, and neither does what hung on it', () => {
  const view = look(smoking, input({ smokes: false, cigarettes: 30, pack_years: 12 }));
  assert.deepEqual(view.values, { smokes: false });
  assert.deepEqual(codes(view), []);
});

test('the answers given are not changed by looking', () => {
  const answers = { smokes: false, cigarettes: 30 };
  look(smoking, input(answers));
  assert.deepEqual(answers, { smokes: false, cigarettes: 30 });
});

test('what is required and not answered is a problem only where it is asked', () => {
  assert.deepEqual(codes(look(smoking, input({}))), ['smokes:required']);
  assert.deepEqual(codes(look(smoking, input({ smokes: true }))), ['cigarettes:required']);
});

test('a section that is not shown takes its items with it', () => {
  const hidden = form([section([item('a', { type: 'yesno' })]), section([item('b', { required: true })], { when: ['item', 'a'] })]);
  assert.deepEqual(codes(look(hidden, input({ a: false, b: 3 }))), []);
  assert.deepEqual(look(hidden, input({ a: false, b: 3 })).values, { a: false });
});

test('calculations run in the order given, whatever their place on the page', () => {
  const chained = form([section([
    item('total', { calc: ['+', ['item', 'double'], ['lit', 1]] }),
    item('double', { calc: ['*', ['item', 'given'], ['lit', 2]] }),
    item('given'),
  ])], { order: ['given', 'double', 'total'] });
  assert.deepEqual(look(chained, input({ given: 4 })).values, { given: 4, double: 8, total: 9 });
  assert.deepEqual(look(chained, input({})).values, {});
});

test('an older result never stands in for a calculation that is unanswered now', () => {
  const sum = form([section([item('given'), item('double', { calc: ['*', ['item', 'given'], ['lit', 2]] })])]);
  assert.deepEqual(look(sum, input({ double: 8 })).values, {});
});

test('a check speaks only when it is known to fail', () => {
  const pressure = form([section([
    item('systolic'),
    item('diastolic', { checks: [{ that: ['<', ['item', 'diastolic'], ['item', 'systolic']], at: null, code: 'check_failed', else: words('lower') }] }),
  ])]);
  assert.deepEqual(codes(look(pressure, input({ diastolic: 90 }))), []);
  assert.deepEqual(codes(look(pressure, input({ systolic: 120, diastolic: 90 }))), []);
  assert.deepEqual(codes(look(pressure, input({ systolic: 80, diastolic: 90 }))), ['diastolic:check_failed']);
});

const limits = { refuseLow: ['lit', 50], refuseHigh: ['lit', 300], confirmLow: ['lit', 80], confirmHigh: ['lit', 220] } as const;

for (const [value, problems, unusual] of [
  [49, ['systolic:out_of_limits'], []],
  [50, [], ['systolic']],
  [79, [], ['systolic']],
  [80, [], []],
  [220, [], []],
  [221, [], ['systolic']],
  [300, [], ['systolic']],
  [301, ['systolic:out_of_limits'], []],
] as const) {
  test(`a systolic pressure of ${value} is ${problems.length > 0 ? 'refused' : unusual.length > 0 ? 'asked again' : 'taken'}`, () => {
    const view = look(form([section([item('systolic', { limits })])]), input({ systolic: value }));
    assert.deepEqual(codes(view), problems);
    assert.deepEqual([...view.unusual], unusual);
  });
}

test('a confirmation holds for the value that was confirmed and no other', () => {
  const one = form([section([item('systolic', { limits })])]);
  assert.deepEqual([...look(one, input({ systolic: 221 }, { confirmed: { systolic: 221 } })).unusual], []);
  assert.deepEqual([...look(one, input({ systolic: 222 }, { confirmed: { systolic: 221 } })).unusual], ['systolic']);
});

test('dates have limits too, over facts and the day of the entry', () => {
  const seen = form([section([item('on', { type: 'date', limits: { refuseLow: ['item', 'born'], refuseHigh: ['today'], confirmLow: null, confirmHigh: null } })])]);
  const facts = { born: '1992-04-02' };
  assert.deepEqual(codes(look(seen, input({ on: '1992-04-01' }, { facts }))), ['on:out_of_limits']);
  assert.deepEqual(codes(look(seen, input({ on: '2026-03-01' }, { facts }))), []);
  assert.deepEqual(codes(look(seen, input({ on: '2026-03-02' }, { facts }))), ['on:out_of_limits']);
});

test('what cannot be read as an answer is a problem, not a missing answer', () => {
  const view = look(form([section([item('weight', { required: true })])]), input({}, { unread: { weight: { code: 'wrong_type', message: words('number') } } }));
  assert.deepEqual(codes(view), ['weight:wrong_type']);
});

const twins = form([section([item('alive', { type: 'yesno', required: true }), item('grams', { when: ['item', 'alive'], required: true })], { id: 'children', repeat: { min: 1, max: 3 } })]);

test('each line of a repeating section is asked for itself', () => {
  const view = look(twins, input({ children: [{ alive: true }, { alive: false, grams: 2000 }] }));
  assert.deepEqual([...view.asked], ['children[0].alive', 'children[1].alive', 'children[0].grams']);
  assert.deepEqual(codes(view), ['children[0].grams:required']);
  assert.deepEqual(view.values, { children: [{ alive: true }, { alive: false }] });
});

test('a line does not see the answers of another line', () => {
  const view = look(twins, input({ children: [{ alive: true, grams: 3000 }, {}] }));
  assert.equal(view.asked.has('children[1].grams'), false);
});

test('too few lines are a problem of the section', () => {
  assert.deepEqual(codes(look(twins, input({}))), ['children:too_few_lines']);
});

test('a code that stands alone is refused beside others', () => {
  const none = form([section([item('wishes', { type: 'choices', options: [{ code: 'none', title: words('none') }, { code: 'iud', title: words('iud') }], alone: ['none'] })])]);
  assert.deepEqual(codes(look(none, input({ wishes: ['iud', 'none'] }))), ['wishes:alone']);
  assert.deepEqual(codes(look(none, input({ wishes: ['none'] }))), []);
});
