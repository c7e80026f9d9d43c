// Sends what was filled, keeps it until the server has answered for it, and never makes two of one.
import type { Letter, Shelf } from './draft';
import { readReply, type Reply } from './wire';

/** The part of the browser that sending needs; tests give their own. */
export interface Line {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly wait: (milliseconds: number, wake: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

export const firstWait = 2_000;
export const longestWait = 60_000;
const patience = 30_000;

export class Outbox {
  private readonly waking = new Set<AbortController>();

  constructor(private readonly shelf: Shelf, private readonly line: Line, private readonly csrf: () => string) {}

  /** Keeps the letter first, then sends it until it is settled. `tell` hears of every unsettled try. */
  async deliver(letter: Letter, tell: (reply: Reply) => void): Promise<Reply> {
    await this.shelf.keepLetter(letter);
    for (let tries = 0; ; tries++) {
      const reply = await this.send(letter);
      if (reply.kind === 'accepted' || reply.kind === 'refused') return reply;
      tell(reply);
      await this.pause(reply, tries);
      // taken back to be changed, or settled by another page in the meantime
      const kept = await this.shelf.letters(letter.account);
      if (!kept.some((one) => one.submission === letter.submission)) return reply;
    }
  }

  /** One try. A settled letter is put away: accepted ones with their draft, refused ones wait to be mended. */
  async send(letter: Letter): Promise<Reply> {
    const reply = await this.post(letter);
    if (reply.kind === 'accepted') {
      await this.shelf.dropLetter(letter.submission);
      await this.shelf.dropDraft(letter.draft);
    } else if (reply.kind === 'refused') {
      await this.shelf.keepLetter({ ...letter, refused: reply.problems });
    }
    return reply;
  }

  /** Takes a letter back so that its form can be changed. If it had arrived all the same, the server will say so. */
  async takeBack(submission: string): Promise<void> {
    await this.shelf.dropLetter(submission);
    this.wake();
  }

  /** Ends every pause: the network is back, or the worker wants to try now. */
  wake(): void {
    for (const one of this.waking) one.abort();
  }

  private async post(letter: Letter): Promise<Reply> {
    try {
      const response = await this.line.fetch(letter.url, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-TOKEN': this.csrf() },
        body: letter.body,
        signal: AbortSignal.timeout(patience),
      });
      const type = response.headers.get('Content-Type') ?? '';
      const body: unknown = type.includes('json') ? await response.json() : null;
      // a sign-in page instead of an answer: the session is over
      if (response.redirected || (response.ok && !type.includes('json'))) return { kind: 'signedOut' };
      return readReply(response.status, response.headers.get('Retry-After'), body);
    } catch {
      return { kind: 'unsettled', after: null };
    }
  }

  private async pause(reply: Reply, tries: number): Promise<void> {
    const asked = reply.kind === 'unsettled' && reply.after !== null ? reply.after * 1000 : 0;
    const backoff = Math.min(longestWait, firstWait * 2 ** Math.min(tries, 10));
    const wake = new AbortController();
    this.waking.add(wake);
    await this.line.wait(Math.max(asked, backoff * (0.5 + this.line.random() / 2)), wake.signal);
    this.waking.delete(wake);
  }
}

/** The line of a real browser. */
export const browserLine: Line = {
  fetch: (url, init) => fetch(url, init),
  random: () => Math.random(),
  wait: (milliseconds, wake) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
