import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPeriod, dateOfNumber, dayNumber } from '../../src/expressions/calendar';

const firstDay = -62135596800; // 0001-01-01 in seconds since 1970

test('day numbers and dates agree with the platform on every day of the calendar', () => {
  for (let number = 0; number <= 3652058; number += 1) {
    const date = new Date((firstDay + number * 86400) * 1000).toISOString().slice(0, 10);
    if (dateOfNumber(number) !== date || dayNumber(date) !== number) assert.fail(`day ${number} is ${date}, not ${dateOfNumber(number)}`);
  }
});

test('a month later is in the next month, on the same day or the last', () => {
  for (let number = 730000; number < 740000; number += 1) {
    const date = dateOfNumber(number);
    const later = addPeriod(date, [1, 0]) ?? '';
    const nextMonth = (addPeriod(`${date.slice(0, 8)}01`, [0, 31]) ?? '').slice(0, 7);
    assert.equal(later.slice(0, 7), nextMonth);
    const lastOfNext = addPeriod(`${(addPeriod(`${nextMonth}-01`, [0, 31]) ?? '').slice(0, 7)}-01`, [0, -1]);
    if (later.slice(8) !== date.slice(8)) assert.equal(later, lastOfNext);
  }
});
