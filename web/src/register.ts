// Entry point, on the registration page: while the form is filled in, shows who may be registered already.
import type { KyForm } from './form/element';

const asked = ['name', 'sex', 'born', 'id_number', 'phone', 'card_number'];
const rest = 600;

function watch(place: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  let current = 0;

  async function ask(form: KyForm): Promise<void> {
    const answers = form.answers();
    const known = Object.fromEntries(asked.filter((id) => typeof answers[id] === 'string').map((id) => [id, answers[id]]));
    const body = JSON.stringify(known);
    if (body === last || !('name' in known || 'id_number' in known || 'phone' in known)) return;
    last = body;
    const number = ++current;
    const token = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? '';
    const response = await fetch(place.dataset['alike']!, {
      method: 'POST', credentials: 'same-origin', body, headers: { 'Content-Type': 'application/json', Accept: 'text/html', 'X-CSRF-TOKEN': token },
    }).catch(() => null);
    // an answer that was overtaken, or none: the form can be sent all the same
    if (response?.ok && number === current) place.innerHTML = await response.text();
  }

  document.addEventListener('ky-change', (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(event.target as KyForm), rest);
  });
}

for (const place of document.querySelectorAll<HTMLElement>('[data-alike]')) watch(place);
