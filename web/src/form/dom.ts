// Makes elements. Text is always set as text, never as markup.

type Child = Node | string | null | undefined | false;
type Attribute = string | number | boolean | null | undefined | ((event: never) => void);

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Readonly<Record<string, Attribute>> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else set(element, name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** Sets an attribute; true is an empty one, false, null and undefined remove it. */
export function set(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? '' : value)) element.setAttribute(name, String(value === true ? '' : value));
}

/** Replaces text only where it differs: a live region must not speak twice. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

let counter = 0;

/** An id that no other element of the page has. */
export function freshId(): string {
  return `ky-${++counter}`;
}
