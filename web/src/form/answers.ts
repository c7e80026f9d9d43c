// The answers of one form while it is being filled, by path: `weight` or, in a repeating section, `lines[2].amount`.

export type Line = Record<string, unknown>;

/** Values as they are sent: true/false, numbers, "2026-03-01", codes, lists of codes, objects for signatures and photos. */
export type AnswerSet = Record<string, unknown>;

export function pathOf(section: string | null, line: number, item: string): string {
  return section === null ? item : `${section}[${line}].${item}`;
}

export function linesOf(answers: Readonly<AnswerSet>, section: string): readonly Line[] {
  const lines = answers[section];
  return Array.isArray(lines) ? (lines as Line[]) : [];
}

export function isAnswered(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Same answer: lists of codes and objects are compared by what they hold. */
export function sameAnswer(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
