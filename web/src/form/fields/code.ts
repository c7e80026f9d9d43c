// A code of a long list: diagnoses, villages. Nothing of the list is loaded; what is typed is searched on the server by code, words, pinyin or initials.
import { combo } from './combo';
import type { Field, Place } from './field';
import { matches } from './picker';

/** Words of codes that were asked for, by list, language and code: an answer is shown again whenever another changes. */
const named = new Map<string, Promise<string>>();

export function codePicker(place: Place): Field {
  let shown: unknown;
  const box = combo({
    id: place.id, language: place.language, rest: 120,
    find: (query) => (query === '' ? Promise.resolve([]) : matches(address(place, { q: query }))),
    chosen: (match) => {
      shown = match?.code;
      place.filling.label(place.path(), match?.title ?? null);
      place.filling.put(place.path(), match?.code);
    },
  });
  return {
    root: box.root, control: box.input,
    show: (value) => {
      shown = value;
      const label = place.filling.draft.labels[place.path()];
      if (value === undefined || label !== undefined) box.show(value === undefined ? '' : label!);
      // what was filled in beforehand, or is corrected, came as a code
      else nameCode(place, String(value), (words) => (shown === value ? box.show(words) : undefined));
    },
  };
}

/** Says the code at once, and its words as soon as they are known: without a line the code stands. */
export function nameCode(place: Place, code: string, say: (words: string) => void): void {
  const url = address(place, { code });
  const known = named.get(url) ?? matches(url).then((found) => found[0]?.title ?? code);
  named.set(url, known);
  say(code);
  known.then(say, () => named.delete(url));
}

function address(place: Place, query: Readonly<Record<string, string>>): string {
  return `${place.listsUrl}/${encodeURIComponent(place.item.list ?? '')}?${new URLSearchParams({ ...query, lang: place.language }).toString()}`;
}
