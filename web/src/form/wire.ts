// What goes to POST /api/entries and what comes back: docs/contracts/form-element.md. The only file that knows either shape.
import type { AnswerSet } from './answers';
import type { Blob64, Draft, Stamp } from './draft';
import type { Form, Words } from './model';
import { flagWords } from './strings';

export interface Sending {
  readonly form: Form;
  readonly draft: Draft;
  readonly stamp: Stamp;
  readonly unit: string;
  readonly answers: AnswerSet;
  readonly amends: string | null;
}

/** One submission with one entry, as JSON text: written once, so that a retry is the same bytes. */
export function writeSubmission(sending: Sending): string {
  const { form, draft, stamp, amends } = sending;
  const entry = {
    id: draft.entry,
    form: form.id,
    version: form.version,
    ...(form.about === 'nobody' ? {} : { subject: { kind: form.about, id: draft.subject } }),
    unit: sending.unit,
    occurred: draft.occurred,
    answers: sending.answers,
    ...(amends === null ? {} : { amends, reason: draft.reason.trim() }),
  };
  const blobs = usedBlobs(draft.blobs, sending.answers);
  return JSON.stringify([{ id: draft.submission, device: stamp.device, counter: stamp.counter, entries: [entry], ...(blobs ? { blobs } : {}) }]);
}

/** A photo taken and removed again, or an earlier signature, is not sent. */
function usedBlobs(blobs: Readonly<Record<string, Blob64>>, answers: AnswerSet): Record<string, Blob64> | null {
  const text = JSON.stringify(answers);
  const used = Object.entries(blobs).filter(([hash]) => text.includes(hash));
  return used.length > 0 ? Object.fromEntries(used) : null;
}

export interface WireProblem {
  readonly path: string;
  readonly code: string;
  readonly message: Words;
}

export type Reply =
  /** On file; `flags` is what the worker should know all the same. */
  | { readonly kind: 'accepted'; readonly flags: readonly WireProblem[] }
  | { readonly kind: 'refused'; readonly problems: readonly WireProblem[] }
  /** No answer, or none that settles it: to be sent again, unchanged. */
  | { readonly kind: 'unsettled'; readonly after: number | null }
  | { readonly kind: 'signedOut' }
  /** The page's token is of another session: nothing was read, and the page has to be loaded anew. */
  | { readonly kind: 'stale' };

/** Reads the server's answer to one submission. What cannot be understood settles nothing: it is sent again. */
export function readReply(status: number, retryAfter: string | null, body: unknown): Reply {
  if (status === 401) return { kind: 'signedOut' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: 'unsettled', after: seconds(retryAfter) };
  if (status >= 400 && isRecord(body) && body['code'] === 'antiforgery') return { kind: 'stale' };
  if (status >= 400) return { kind: 'refused', problems: problemDetails(body) };
  const results = entryResults(body);
  if (results.length === 0) return { kind: 'unsettled', after: null };
  const refused = results.filter((one) => one.status === 'rejected');
  if (refused.length > 0) return { kind: 'refused', problems: refused.flatMap((one) => one.problems) };
  return { kind: 'accepted', flags: results.flatMap((one) => (one.status === 'flagged' ? [...one.problems, ...one.flags] : [])) };
}

interface EntryResult {
  readonly status: string;
  readonly problems: readonly WireProblem[];
  readonly flags: readonly WireProblem[];
}

function entryResults(body: unknown): EntryResult[] {
  const found: EntryResult[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isRecord(node)) {
      if (typeof node['status'] === 'string') found.push({ status: node['status'], problems: problemsOf(node), flags: flagsOf(node) });
      else Object.values(node).forEach(visit);
    }
  };
  visit(body);
  return found;
}

function problemsOf(node: Record<string, unknown>): WireProblem[] {
  const list = Array.isArray(node['problems']) ? node['problems'] : node['code'] === undefined ? [] : [node];
  return list.filter(isRecord).map((one) => ({ path: text(one['path']), code: text(one['code']), message: words(one['message'] ?? one['detail'] ?? one['code']) }));
}

/** Flags are codes; those the screen has no words for are shown as they are. */
function flagsOf(node: Record<string, unknown>): WireProblem[] {
  const codes = Array.isArray(node['flags']) ? node['flags'].map(text) : [];
  return codes.map((code) => ({ path: '', code, message: flagWords[code] ?? words(code) }));
}

function problemDetails(body: unknown): WireProblem[] {
  if (!isRecord(body)) return [{ path: '', code: 'error', message: { zh: '服务器没有接受，请联系管理员', en: 'The server did not accept it: ask the administrator' } }];
  const found = problemsOf(body);
  return found.length > 0 ? found : [{ path: '', code: 'error', message: words(body['detail'] ?? body['title'] ?? 'error') }];
}

function words(value: unknown): Words {
  if (isRecord(value)) return { zh: text(value['zh']), en: text(value['en']) };
  return { zh: text(value), en: text(value) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function seconds(retryAfter: string | null): number | null {
  const number = Number(retryAfter);
  return retryAfter !== null && Number.isFinite(number) && number >= 0 ? number : null;
}
