// <ky-form>: a compiled form, filled in and sent. docs/contracts/form-element.md.
import type { AnswerSet } from './answers';
import type { Draft, Letter, Shelf } from './draft';
import { h, setText } from './dom';
import type { Filling } from './filling';
import { localMinute, showDay } from './dates';
import type { Form } from './model';
import { fill, keptDraft, loadForm, newDraft } from './open';
import { browserLine, Outbox } from './outbox';
import { FormPage } from './page';
import { csrfToken, readFacts, readSettings, type Settings } from './settings';
import { openShelf } from './shelf';
import { say, texts } from './strings';
import { writeSubmission, type Reply, type WireProblem } from './wire';

const draftRest = 400;

export class KyForm extends HTMLElement {
  private settings!: Settings;
  private shelf!: Shelf;
  private outbox!: Outbox;
  private form!: Form;
  private filling!: Filling;
  private page!: FormPage;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;
  /** It is said that a draft was found; the first change takes that as read. */
  private isResumed = false;
  private readonly online = (): void => this.outbox.wake();
  private readonly leaving = (): void => void this.keep();

  connectedCallback(): void {
    this.settings = readSettings(this);
    void this.open();
  }

  disconnectedCallback(): void {
    window.removeEventListener('online', this.online);
    document.removeEventListener('visibilitychange', this.leaving);
  }

  /** What would be sent now. */
  answers(): AnswerSet {
    return this.filling.answersToSend();
  }

  private async open(): Promise<void> {
    const waiting = h('p', { class: 'text-secondary', role: 'status' }, say(texts.loading, this.settings.language));
    this.append(waiting);
    this.shelf = await openShelf();
    this.outbox = new Outbox(this.shelf, browserLine, () => csrfToken(this));
    await this.shelf.tidy(Date.now());
    try {
      this.form = await loadForm(this.settings);
    } catch {
      setText(waiting, say(texts.loadFailed, this.settings.language));
      waiting.append(' ', h('button', { type: 'button', class: 'btn', onclick: () => { waiting.remove(); void this.open(); } }, say(texts.tryAgain, this.settings.language)));
      return;
    }
    waiting.remove();
    const draft = await keptDraft(this.form, this.settings, this.shelf);
    this.mount(draft ?? newDraft(this.form, this.settings));
    window.addEventListener('online', this.online);
    document.addEventListener('visibilitychange', this.leaving);
    if (draft) await this.resume(draft);
    this.dispatch('ky-ready');
  }

  private mount(draft: Draft): void {
    this.page?.root.remove();
    this.filling = fill(this.form, this.settings, draft);
    this.page = new FormPage(this.filling, this.settings, { save: () => void this.save(), dayChanged: () => void this.loadFacts() });
    this.append(this.page.root);
    this.filling.onChange((view) => {
      this.page.update(view);
      if (this.isResumed) this.page.status.clear();
      this.isResumed = false;
      this.keepSoon();
      this.dispatch('ky-change', { problems: view.problems.length, ...this.filling.progress() });
    });
  }

  /** A draft of an earlier sitting: still on its way, sent back by the server, or simply not finished. */
  private async resume(draft: Draft): Promise<void> {
    const letter = (await this.shelf.letters(draft.account)).find((one) => one.submission === draft.submission);
    if (letter?.refused) return this.refused(letter.refused);
    if (letter) return this.deliver(letter);
    const at = showDay(localMinute(new Date(draft.saved)), this.settings.language);
    this.isResumed = true;
    this.page.status.say('info', texts.draftFound(at), [], [{ words: texts.startOver, run: () => this.askStartOver() }]);
  }

  private askStartOver(): void {
    this.isResumed = false;
    this.page.status.say('warning', texts.startOverSure, [], [
      { words: texts.startOver, run: () => void this.startOver() },
      { words: texts.cancel, run: () => this.page.status.clear() },
    ]);
  }

  private async startOver(): Promise<void> {
    clearTimeout(this.timer);
    await this.shelf.dropDraft(this.filling.draft.key);
    this.mount(newDraft(this.form, this.settings));
    this.page.root.querySelector('input')?.focus();
  }

  private keepSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), draftRest);
  }

  private async keep(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isSending || !this.filling.isStarted()) return;
    this.filling.draft.saved = Date.now();
    await this.shelf.keepDraft(this.filling.draft);
    this.page.foot.kept();
    this.dispatch('ky-draft');
  }

  /** What the form may know depends on the day it tells of. */
  private async loadFacts(): Promise<void> {
    if (!this.settings.factsUrl) return;
    const url = new URL(this.settings.factsUrl, location.href);
    url.searchParams.set('on', this.filling.draft.occurred.slice(0, 10));
    const response = await fetch(url, { credentials: 'same-origin' }).catch(() => null);
    if (response?.ok) this.filling.setFacts(readFacts(await response.json()).facts);
  }

  private async save(): Promise<void> {
    if (this.isSending) return;
    const fixes = this.page.judge();
    this.page.show(fixes);
    if (fixes.length > 0) return;
    await this.keep();
    const { draft } = this.filling;
    const body = writeSubmission({ form: this.form, draft, stamp: await this.shelf.stamp(), unit: this.settings.unit, answers: this.filling.answersToSend(), amends: this.settings.amends });
    await this.deliver({ submission: draft.submission, account: draft.account, draft: draft.key, url: this.settings.entriesUrl, page: location.href, body, made: Date.now() });
  }

  private async deliver(letter: Letter): Promise<void> {
    this.isSending = true;
    this.page.lock(true);
    this.page.status.say('info', texts.sending);
    const reply = await this.outbox.deliver(letter, (one) => this.waiting(one, letter));
    this.isSending = false;
    if (reply.kind === 'accepted') this.accepted(reply.flags);
    else if (reply.kind === 'refused') this.refused(reply.problems);
    else if (await this.shelf.draft(letter.draft)) this.unlock();
    else this.accepted([]);
  }

  private waiting(reply: Reply, letter: Letter): void {
    const isSignedOut = reply.kind === 'signedOut';
    const isStale = reply.kind === 'stale';
    this.page.status.say('warning', isSignedOut ? texts.signedOut : isStale ? texts.stale : texts.notSent, [], [
      isStale ? { words: texts.reload, run: () => location.reload() } : { words: texts.retryNow, run: () => this.outbox.wake() },
      { words: texts.editAgain, run: () => void this.outbox.takeBack(letter.submission) },
    ]);
    this.dispatch('ky-waiting', { signedOut: isSignedOut });
  }

  private unlock(): void {
    this.page.lock(false);
    this.page.status.clear();
  }

  private accepted(flags: readonly WireProblem[]): void {
    // from here on there is no draft any more, and no change may make one
    this.isSending = true;
    clearTimeout(this.timer);
    const { draft } = this.filling;
    const next = this.settings.next?.replace('{subject}', draft.subject ?? '').replace('{entry}', draft.entry) ?? null;
    const go = (): void => { if (next) location.assign(next); };
    const messages = flags.map((flag) => flag.message);
    this.page.status.say('success', flags.length > 0 ? texts.sentWithFlags : texts.sent, messages, flags.length > 0 && next ? [{ words: texts.carryOn, run: go }] : []);
    if (this.dispatch('ky-sent', { entry: draft.entry, subject: draft.subject, flags }) && flags.length === 0) go();
  }

  private refused(problems: readonly WireProblem[]): void {
    this.unlock();
    this.filling.hear(problems);
    const words = problems.map((problem) => (problem.code === 'id_conflict' ? { ...problem, message: texts.otherContent } : problem));
    this.page.show(words.map((problem) => this.page.fix(problem)));
    this.dispatch('ky-refused', { problems });
  }

  private dispatch(name: string, detail: unknown = null): boolean {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }));
  }
}
