// Days and times as people in a county type them: 20260301, 2026-3-1, 2026/3/1, 2026年3月1日, full-width digits.

export interface DayParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** Full-width digits and signs become plain ones. */
export function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').trim();
}

/** A whole day typed or pasted into one box, or null when it is not one. */
export function splitDay(typed: string): DayParts | null {
  const text = narrow(typed);
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  return found ? { year: found[1]!, month: String(Number(found[2])), day: String(Number(found[3])) } : null;
}

/** YYYY-MM-DD, or null when there is no such day. */
export function joinDay(parts: DayParts): string | null {
  const [year, month, day] = [parts.year, parts.month, parts.day].map((part) => narrow(part));
  if (!/^\d{4}$/.test(year!) || !/^\d{1,2}$/.test(month!) || !/^\d{1,2}$/.test(day!)) return null;
  const text = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]!;
}

export function partsOf(day: string): DayParts {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: String(Number(month)), day: String(Number(date)) };
}

/** HH:MM from 930, 0930, 9:30, 9点30; null when it is no time of day. */
export function readTime(typed: string): string | null {
  const text = narrow(typed);
  const found = /^(\d{1,2})(\d{2})$/.exec(text) ?? /^(\d{1,2})\s*[:.点时]\s*(\d{1,2})\s*分?$/.exec(text);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
}

/** The device's local day and time to the minute: YYYY-MM-DDTHH:MM. */
export function localMinute(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A day or a moment as people read it: 2026年3月1日 in Chinese, 2026-03-01 in English. */
export function showDay(text: string, language: 'zh' | 'en'): string {
  const [day = '', time] = text.split('T');
  const parts = partsOf(day);
  const shown = language === 'zh' ? `${parts.year}年${parts.month}月${parts.day}日` : day;
  return time ? `${shown} ${time}` : shown;
}

/** A number as typed, or null: full-width digits, a leading sign, one point. */
export function readNumber(typed: string): number | null {
  const text = narrow(typed).replace('。', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}
