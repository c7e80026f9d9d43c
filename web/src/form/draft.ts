// A draft: everything of one form that has been filled but not yet been accepted by the server.
import type { AnswerSet } from './answers';
import type { WireProblem } from './wire';

export interface Blob64 {
  readonly type: string;
  /** Base64 of the bytes. */
  readonly data: string;
}

export interface Draft {
  /** account | form | subject | what is amended: one draft each. */
  readonly key: string;
  readonly account: string;
  /** The entry's id and the submission's: made once, so that a retry is the same entry. */
  readonly entry: string;
  readonly submission: string;
  /** Whom or what it is about; a registration makes the id of the person it registers. */
  readonly subject: string | null;
  readonly version: number;
  occurred: string;
  answers: AnswerSet;
  /** Text that cannot be read as an answer yet, by path. */
  raw: Record<string, string>;
  confirmed: Record<string, unknown>;
  /** What was picked, in words, by path. */
  labels: Record<string, string>;
  blobs: Record<string, Blob64>;
  reason: string;
  /** Milliseconds; drafts go after seven days. */
  saved: number;
}

export const draftDays = 7;

export function draftKey(account: string, form: string, subject: string | null, amends: string | null): string {
  return [account, form, subject ?? '', amends ?? ''].join('|');
}

/** Where drafts and what waits to be sent are kept: IndexedDB, or memory where a browser has none. */
export interface Shelf {
  draft(key: string): Promise<Draft | undefined>;
  keepDraft(draft: Draft): Promise<void>;
  dropDraft(key: string): Promise<void>;
  letters(account: string): Promise<Letter[]>;
  keepLetter(letter: Letter): Promise<void>;
  dropLetter(submission: string): Promise<void>;
  /** This device's id and its next number. */
  stamp(): Promise<Stamp>;
  /** Removes drafts older than a week, of every account. */
  tidy(now: number): Promise<void>;
  /** At sign-out: all drafts of the account. What waits to be sent is asked about first. */
  forget(account: string): Promise<void>;
}

export interface Stamp {
  readonly device: string;
  readonly counter: number;
}

/** A submission on its way, kept until the server has answered for it. */
export interface Letter {
  readonly submission: string;
  readonly account: string;
  readonly draft: string;
  readonly url: string;
  /** The page on which it was filled: where a refused one can be mended. */
  readonly page: string;
  readonly body: string;
  readonly made: number;
  /** Why the server refused it: it is not sent again until it was mended. */
  readonly refused?: readonly WireProblem[];
}
