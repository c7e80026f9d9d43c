import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { isDay, joinDay, readNumber, readTime, showDay, splitDay } from '../../src/form/dates';
import { uuid7 } from '../../src/form/ids';
import { sha256 } from '../../src/form/sha256';

for (const typed of ['20260301', '2026-3-1', '2026/03/01', '2026.3.1', '2026年3月1日', '２０２６０３０１', ' 2026-03-01 ']) {
  test(`a day may be typed as ${typed}`, () => assert.equal(joinDay(splitDay(typed)!), '2026-03-01'));
}

for (const typed of ['2026', '202603', '2026-3', '3-1-2026', '202603011', 'abc', '']) {
  test(`“${typed}” is not taken for a whole day`, () => assert.equal(splitDay(typed), null));
}

for (const [day, there] of [['2024-02-29', true], ['2026-02-29', false], ['2000-02-29', true], ['1900-02-29', false], ['2026-04-31', false], ['2026-13-01', false], ['2026-12-31', true], ['2026-00-10', false]] as const) {
  test(`${day} is ${there ? 'a day' : 'no day'}`, () => assert.equal(isDay(day), there));
}

for (const [typed, time] of [['0930', '09:30'], ['930', '09:30'], ['9:30', '09:30'], ['９：３０', '09:30'], ['9点30', '09:30'], ['23:59', '23:59'], ['24:00', null], ['12:60', null], ['noon', null]] as const) {
  test(`the time “${typed}” is ${time ?? 'no time'}`, () => assert.equal(readTime(typed), time));
}

for (const [typed, number] of [['12', 12], ['１２．５', 12.5], ['-3', -3], ['.5', 0.5], ['12。5', 12.5], ['1,5', null], ['12kg', null], ['', null], ['1e3', null]] as const) {
  test(`“${typed}” is read as ${number}`, () => assert.equal(readNumber(typed), number));
}

test('days are shown the way of the language', () => {
  assert.equal(showDay('2026-03-01', 'zh'), '2026年3月1日');
  assert.equal(showDay('2026-03-01T09:30', 'en'), '2026-03-01 09:30');
});

test('ids are UUIDs of version 7 that sort by the time they were made', () => {
  const early = uuid7(1_700_000_000_000);
  const late = uuid7(1_700_000_000_001);
  assert.match(early, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(early < late);
  assert.equal(parseInt(early.replace('-', '').slice(0, 12), 16), 1_700_000_000_000);
});

for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_000]) {
  test(`the hash of ${length} bytes is SHA-256`, () => {
    const bytes = randomBytes(length);
    assert.equal(sha256(bytes), createHash('sha256').update(bytes).digest('hex'));
  });
}
