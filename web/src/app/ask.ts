// Questions before something is done: one <dialog>, made when it is needed.
import { h } from '../form/dom';
import { word } from './words';

/** True when the person said yes. Escape and the backdrop mean no. */
export function ask(question: string, yes: string = word('yes'), no: string = word('cancel')): Promise<boolean> {
  return new Promise((resolve) => {
    const before = document.activeElement as HTMLElement | null;
    const text = h('p', { id: 'ky-ask' }, question);
    const dialog: HTMLDialogElement = h('dialog', { 'aria-labelledby': 'ky-ask', onclose: () => finish() }, text,
      h('div', { class: 'ky-buttons' },
        h('button', { type: 'button', class: 'btn', onclick: () => dialog.close('no') }, no),
        h('button', { type: 'button', class: 'btn btn-primary', onclick: () => dialog.close('yes') }, yes)));

    function finish(): void {
      dialog.remove();
      before?.focus();
      resolve(dialog.returnValue === 'yes');
    }

    document.body.append(dialog);
    dialog.showModal();
  });
}

/** `data-confirm="..."` on a button or link, and htmx's own question. */
export function watchConfirm(): void {
  const agreed = new WeakSet<Element>();
  document.addEventListener('click', (event) => {
    const target = (event.target as Element).closest<HTMLElement>('[data-confirm]');
    if (!target || agreed.delete(target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(target.dataset['confirm']!, target.dataset['confirmYes']).then((yes) => {
      if (!yes) return;
      agreed.add(target);
      target.click();
    });
  }, true);
  document.addEventListener('htmx:confirm', (event) => {
    const { question, issueRequest } = (event as CustomEvent<{ question: string | null; issueRequest: (skip: boolean) => void }>).detail;
    if (!question) return;
    event.preventDefault();
    void ask(question).then((yes) => { if (yes) issueRequest(true); });
  });
}
