/**
 * Calendar arithmetic on dates written YYYY-MM-DD and on day numbers (0 is 0001-01-01), the same as in
 * src/Kangyu.Kernel/Expressions/Calendar.cs. No Date object: it would bring time zones in.
 */

/** Calendar time: months first, clamped to the end of the month, then days. */
export type Period = readonly [months: number, days: number];

type Day = readonly [year: number, month: number, day: number];

const lastDay = 3652058; // 9999-12-31
const { floor, abs } = Math;

const partsOf = (date: string): Day => [+date.slice(0, 4), +date.slice(5, 7), +date.slice(8, 10)];

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (year % 4 || (!(year % 100) && year % 400) ? 28 : 29) : 30 + ((month + +(month > 7)) & 1);

/** Counted from 1 March, so that the leap day is the last of its year. */
function numberOf([year, month, day]: Day): number {
  const y = month > 2 ? year : year - 1;
  return 365 * y + floor(y / 4) - floor(y / 100) + floor(y / 400) + floor((153 * ((month + 9) % 12) + 2) / 5) + day - 307;
}

export const dayNumber = (date: string): number => numberOf(partsOf(date));

export function dateOfNumber(number: number): string {
  const z = number + 306;
  const era = floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const year = floor((dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36524) - floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * year + floor(year / 4) - floor(year / 100));
  const m = floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const pad = (part: number, width: number): string => String(part).padStart(width, '0');
  return `${pad(year + era * 400 + +(month < 3), 4)}-${pad(month, 2)}-${pad(dayOfYear - floor((153 * m + 2) / 5) + 1, 2)}`;
}

/** A date, or a datetime that keeps its time; undefined outside the years 1 to 9999. */
export function addPeriod(start: string, [months, days]: Period): string | undefined {
  const [year, month, day] = partsOf(start);
  const ordinal = year * 12 + month - 1 + months;
  if (!(ordinal >= 12 && ordinal < 120000)) return undefined;
  const [y, m] = [floor(ordinal / 12), (ordinal % 12) + 1];
  const number = numberOf([y, m, Math.min(day, daysInMonth(y, m))]) + days;
  return number >= 0 && number <= lastDay ? dateOfNumber(number) + start.slice(10) : undefined;
}

/** Undefined beyond 10,000 years, where no date is left. */
export const period = (months: number, days: number): Period | undefined =>
  abs(months) <= 120000 && abs(days) <= 4000000 ? [months + 0, days + 0] : undefined;

/** The largest n such that from + n months is not after to. */
export function monthsBetween(from: string, to: string): number {
  const [y1, m1, d1] = partsOf(from);
  const [y2, m2, d2] = partsOf(to);
  return (y2 - y1) * 12 + m2 - m1 - +(Math.min(d1, daysInMonth(y2, m2)) > d2);
}

/** Whole years; who is born on 02-29 has the birthday on 03-01 in other years. */
export const age = (birth: string, at: string): number =>
  partsOf(at)[0] - partsOf(birth)[0] - +(at.slice(5, 10) < birth.slice(5, 10));
