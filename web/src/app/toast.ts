// Short words at the corner, spoken too. They stay until closed or for ten seconds; nothing is said only here.
import { h } from '../form/dom';
import { word } from './words';

const stay = 10_000;

export function toast(text: string, link?: { readonly href: string; readonly text: string }): void {
  const region = document.querySelector('.ky-toasts') ?? document.body.appendChild(h('div', { class: 'ky-toasts', role: 'status' }));
  const one = h('div', { class: 'ky-toast' }, h('span', {}, text), link ? h('a', { href: link.href, class: 'btn' }, link.text) : null,
    h('button', { type: 'button', class: 'btn', 'aria-label': word('close'), onclick: () => one.remove() }, '×'));
  region.append(one);
  if (!link) setTimeout(() => one.remove(), stay);
}

/** The server may ask for one with the header HX-Trigger: {"ky-toast": "..."}. */
export function watchToasts(): void {
  document.addEventListener('ky-toast', (event) => {
    const detail = (event as CustomEvent<string | { value?: string }>).detail;
    toast(typeof detail === 'string' ? detail : (detail?.value ?? ''));
  });
}
