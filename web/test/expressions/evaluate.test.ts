import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, type Tree } from '../../src/expressions/evaluate';

// What each operator answers is in tests/vectors/expressions.json, which Kernel.Tests asks of both evaluators.
// Here is what JSON cannot carry.

const today = '2026-03-01';
const ask = (tree: Tree, answers: Record<string, unknown> = {}): unknown => evaluate(tree, { answers, today });

test('null, undefined, NaN, infinities and what is not there are unanswered', () => {
  for (const value of [null, undefined, Number.NaN, Infinity, -Infinity]) {
    assert.equal(ask(['answered', ['item', 'n']], { n: value }), false);
    assert.equal(ask(['item', 'n'], { n: value }), undefined);
  }
  assert.equal(ask(['item', 'n']), undefined);
  assert.equal(ask(['item', 'constructor']), undefined);
});

test('there is no -0', () => {
  assert.ok(Object.is(ask(['neg', ['lit', 0]]), 0));
  assert.ok(Object.is(ask(['*', ['lit', 0], ['lit', -3]]), 0));
  assert.ok(Object.is(ask(['round', ['lit', -0.4], 0]), 0));
  assert.deepEqual(ask(['times', ['period', 1, 0], ['neg', ['lit', 0]]]), [0, 0]);
});

test('no, an empty text, an empty list and 0 are answers', () => {
  for (const value of [false, '', [], 0]) assert.equal(ask(['answered', ['item', 'n']], { n: value }), true);
});

test('a table is asked by its name, and is unanswered where none may be asked', () => {
  const decide = (table: string): unknown => (table === 'pack.table' ? 'high' : null);
  assert.equal(evaluate(['decide', 'pack.table'], { answers: {}, today, decide }), 'high');
  assert.equal(evaluate(['decide', 'pack.other'], { answers: {}, today, decide }), undefined);
  assert.equal(ask(['decide', 'pack.table']), undefined);
});

test('a tree from a newer version is refused, not guessed', () => {
  assert.throws(() => ask(['nonesuch', ['lit', 1]]), /unknown operator nonesuch/);
});
