// Locks the screen after some minutes without a key or a touch, in every tab at once, and asks for the password.
import { h, setText } from '../form/dom';
import { word } from './words';

const mark = 'ky-active';
const events = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

export function watchIdle(): void {
  const minutes = Number(document.body.dataset['idleMinutes']);
  document.addEventListener('ky-waiting', (event) => { if ((event as CustomEvent<{ signedOut: boolean }>).detail.signedOut) void lock(false); });
  if ('locked' in document.body.dataset) void lock(false);
  if (!minutes) return;
  const active = (): void => { if (!isLocked()) localStorage.setItem(mark, String(Date.now())); };
  active();
  for (const name of events) document.addEventListener(name, throttled(active), { passive: true });
  setInterval(() => { if (!isLocked() && Date.now() - Number(localStorage.getItem(mark)) >= minutes * 60_000) void lock(true); }, 5_000);
}

function throttled(run: () => void): () => void {
  let last = 0;
  return () => {
    const now = Date.now();
    if (now - last < 1_000) return;
    last = now;
    run();
  };
}

function isLocked(): boolean {
  return document.querySelector('dialog.ky-lock') !== null;
}

/** @param tell whether the server is told: it then refuses everything until the password was given. */
async function lock(tell: boolean): Promise<void> {
  if (isLocked()) return;
  const password = h('input', { type: 'password', id: 'ky-password', class: 'form-control', autocomplete: 'current-password', required: true });
  const fault = h('p', { class: 'text-danger', role: 'alert' });
  const dialog = h('dialog', { class: 'ky-lock', 'aria-labelledby': 'ky-lock-name', oncancel: (event: Event) => event.preventDefault() },
    h('h2', { id: 'ky-lock-name' }, word('locked')), h('p', {}, word('lockedWhy')),
    h('form', { onsubmit: (event: Event) => { event.preventDefault(); void unlock(dialog, password, fault); } },
      h('label', { for: password.id, class: 'form-label' }, word('password')), password, fault,
      h('div', { class: 'ky-buttons' }, h('a', { class: 'btn', href: document.body.dataset['signInUrl'] ?? '/sign-in' }, word('signInAgain')), h('button', { type: 'submit', class: 'btn btn-primary' }, word('unlock')))));
  document.body.append(dialog);
  dialog.showModal();
  password.focus();
  if (tell && document.body.dataset['lockUrl']) await post(document.body.dataset['lockUrl'], {}).catch(() => null);
}

async function unlock(dialog: HTMLDialogElement, password: HTMLInputElement, fault: HTMLElement): Promise<void> {
  const answer = await post(document.body.dataset['unlockUrl'] ?? '/unlock', { password: password.value }).catch(() => null);
  if (!answer) return setText(fault, word('noNetwork'));
  if (!answer.ok) return setText(fault, word(answer.status === 429 ? 'tooMany' : answer.status === 401 ? 'expired' : 'wrongPassword'));
  const fresh = (await answer.json().catch(() => null)) as { csrf?: string } | null;
  if (fresh?.csrf) document.querySelector<HTMLMetaElement>('meta[name="csrf"]')!.content = fresh.csrf;
  localStorage.setItem(mark, String(Date.now()));
  dialog.close();
  dialog.remove();
  // what waits to be sent may go now
  window.dispatchEvent(new Event('online'));
}

function post(url: string, body: unknown): Promise<Response> {
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '';
  return fetch(url, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf }, body: JSON.stringify(body) });
}
