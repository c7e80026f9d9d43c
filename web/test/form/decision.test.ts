import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../src/form/decision';
import type { Cell, DecisionTable } from '../../src/form/model';
import { words } from './blocks';

const cell = (initiation: string, continuation = initiation): Cell => ({ initiation, continuation, flags: [], note: null });
const option = (code: string): { code: string; title: ReturnType<typeof words> } => ({ code, title: words(code) });

const table: DecisionTable = {
  id: 'test.eligibility', version: '1', title: words('eligibility'), draft: true, sources: [],
  facts: [{ name: 'age', from: 'age' }, { name: 'smoker', from: 'smokes' }, { name: 'pregnant', from: null }],
  conditions: [
    { code: 'age.ge40', if: ['>=', ['item', 'age'], ['lit', 40]], group: null, title: words('age') },
    { code: 'smoking', if: ['item', 'smoker'], group: null, title: words('smoking') },
    { code: 'pregnant', if: ['item', 'pregnant'], group: null, title: words('pregnant') },
    { code: 'range', if: ['>', ['item', 'age'], ['lit', 50]], group: null, title: words('range') },
    { code: 'never', if: null, group: null, title: words('no expression') },
  ],
  methods: ['CHC', 'CuIUD', 'POP'].map(option), flags: [], categories: ['1', '2', '3', '4'].map(option),
  cells: [
    [cell('2'), cell('1'), null],
    [cell('3', '2'), cell('1'), null],
    [cell('NA'), cell('4'), cell('NA')],
    [cell('2/3'), cell('1/2'), null],
    [cell('4'), cell('4'), cell('4')],
  ],
  rows: [], answers: [],
};

const ask = (facts: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(decide(table, facts, '2026-03-01').methods.map((one) => [one.method.code, `${one.initiation}|${one.continuation}`]));

test('every method is answered; where no row speaks there is no recommendation, never category 1', () => {
  assert.deepEqual(ask({}), { CHC: 'null|null', CuIUD: 'null|null', POP: 'null|null' });
});

test('the worst category is taken, starting and continuing apart', () => {
  assert.deepEqual(ask({ age: 45, smokes: true }), { CHC: '3|2', CuIUD: '1|1', POP: 'null|null' });
});

test('a range counts by its worst end and stays a range', () => {
  assert.deepEqual(ask({ age: 55, smokes: false }), { CHC: '2/3|2/3', CuIUD: '1/2|1/2', POP: 'null|null' });
});

test('of two with the same worst end the one without a better end is worse', () => {
  assert.equal(ask({ age: 55, smokes: true })['CHC'], '3|2/3');
});

test('not applicable stays so whatever else holds', () => {
  const pregnant: DecisionTable = { ...table, facts: [{ name: 'age', from: 'age' }, { name: 'pregnant', from: 'pregnant' }] };
  const result = decide(pregnant, { age: 45, pregnant: true }, '2026-03-01');
  assert.equal(result.methods[0]?.initiation, 'NA');
  assert.equal(result.methods[0]?.rows.length, 2);
  assert.equal(result.methods[1]?.initiation, '4');
});

test('what was not asked is listed and is not taken as no', () => {
  const result = decide(table, { age: 30 }, '2026-03-01');
  assert.equal(result.asked, 1);
  assert.deepEqual(result.unanswered, ['smoker', 'pregnant']);
});

test('a question that an earlier answer made needless counts as asked', () => {
  const gated: DecisionTable = {
    ...table, facts: [...table.facts, { name: 'cigarettes', from: 'cigarettes' }],
    conditions: [...table.conditions.slice(0, 4), { code: 'smoking.many', if: ['and', ['item', 'smoker'], ['>=', ['item', 'cigarettes'], ['lit', 15]]], group: null, title: words('many') }],
  };
  assert.deepEqual(decide(gated, { age: 30, smokes: true }, '2026-03-01').unanswered, ['pregnant', 'cigarettes']);
  const closed = decide(gated, { age: 30, smokes: false }, '2026-03-01');
  assert.deepEqual(closed.unanswered, ['pregnant']);
  assert.equal(closed.asked, 3);
});

test('a table of rows answers with its worst row and shows all that hold', () => {
  const level: DecisionTable = {
    ...table, methods: [], conditions: [], cells: [], answers: ['normal', 'raised', 'high'].map(option), facts: [{ name: 'systolic', from: 'systolic' }],
    rows: [
      { code: 'high', if: ['>=', ['item', 'systolic'], ['lit', 160]], answer: 'high', advice: words('see a doctor'), source: null },
      { code: 'raised', if: ['>=', ['item', 'systolic'], ['lit', 140]], answer: 'raised', advice: words('again'), source: null },
    ],
  };
  const result = decide(level, { systolic: 170 }, '2026-03-01');
  assert.equal(result.answer, 'high');
  assert.deepEqual(result.rows.map((row) => row.code), ['high', 'raised']);
  assert.equal(decide(level, { systolic: 120 }, '2026-03-01').answer, null);
});
