// Sends what an earlier page could not send, from any page, and asks before a sign-out would lose it.
import type { Shelf } from '../form/draft';
import { browserLine, Outbox } from '../form/outbox';
import { openShelf } from '../form/shelf';
import { ask } from './ask';
import { toast } from './toast';
import { word } from './words';

const again = 60_000;

export function watchWaiting(): void {
  const account = document.body.dataset['account'];
  if (!account) return;
  const shelf = openShelf();
  const csrf = (): string => document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '';
  const send = async (): Promise<void> => {
    // a form on this page looks after its own
    if (document.querySelector('ky-form')) return;
    const opened = await shelf;
    await opened.tidy(Date.now());
    await sendAll(opened, new Outbox(opened, browserLine, csrf), account);
  };
  void send();
  window.addEventListener('online', () => void send());
  setInterval(() => void send(), again);
  watchSignOut(shelf, account);
}

async function sendAll(shelf: Shelf, outbox: Outbox, account: string): Promise<void> {
  let sent = 0;
  for (const letter of await shelf.letters(account)) {
    if (letter.refused) continue;
    const reply = await outbox.send(letter);
    if (reply.kind === 'accepted') sent++;
    else if (reply.kind === 'refused') toast(word('refused'), { href: letter.page, text: word('open') });
    else break;
  }
  if (sent > 0) toast(word('sent'));
  show((await shelf.letters(account)).length);
}

/** `<a data-unsent hidden>`: how many wait. */
function show(count: number): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-unsent]')) {
    place.hidden = count === 0;
    place.textContent = `${count} ${word('unsent')}`;
  }
}

/** `<form data-sign-out>`: drafts of the account leave this device with it. */
function watchSignOut(shelf: Promise<Shelf>, account: string): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!('signOut' in form.dataset)) return;
    event.preventDefault();
    void shelf.then(async (opened) => {
      const waiting = await opened.letters(account);
      if (waiting.length > 0 && !(await ask(word('unsentAtSignOut'), word('discard'), word('stay')))) return;
      await opened.forget(account);
      form.submit();
    });
  });
}
