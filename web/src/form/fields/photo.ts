// A photo from the camera or a file; shown, and removed at will.
import { h, set } from '../dom';
import { say, texts } from '../strings';
import { drawFile, keepPicture, pictureUrl } from './bytes';
import type { Field, Place } from './field';

export function photo(place: Place): Field {
  const { filling, language } = place;
  const picture = h('img', { class: 'ky-photo', alt: say(texts.photoOf(place.item.label), language), hidden: true });
  const remove = h('button', { type: 'button', class: 'btn', hidden: true, onclick: () => drop() }, say(texts.removePhoto, language));
  const failed = h('p', { class: 'text-danger', role: 'alert', hidden: true }, say(texts.notPhoto, language));
  const camera = source(true);
  const library = source(false);

  function source(fromCamera: boolean): { input: HTMLInputElement; label: HTMLLabelElement } {
    const input = h('input', { type: 'file', id: `${place.id}-${fromCamera ? 'camera' : 'file'}`, accept: 'image/*', class: 'visually-hidden ky-file', onchange: () => void take(input) });
    if (fromCamera) set(input, 'capture', 'environment');
    return { input, label: h('label', { for: input.id, class: 'btn' }, say(fromCamera ? texts.takePhoto : texts.choosePhoto, language)) };
  }

  async function take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    try {
      const blob = await keepPicture(filling, await drawFile(file), 'image/jpeg');
      failed.hidden = true;
      filling.put(place.path(), { blob });
      show({ blob });
    } catch {
      failed.hidden = false;
    }
  }

  function drop(): void {
    filling.put(place.path(), undefined);
    show(undefined);
    library.input.focus();
  }

  function show(value: unknown): void {
    const url = pictureUrl(filling, (value as { blob?: string } | undefined)?.blob);
    set(picture, 'src', url);
    picture.hidden = url === null;
    remove.hidden = value === undefined;
  }

  return { root: h('div', { class: 'ky-buttons' }, picture, camera.input, camera.label, library.input, library.label, remove, failed), control: null, show };
}
