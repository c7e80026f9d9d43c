import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, Letter } from '../../src/form/draft';
import { Outbox, type Line } from '../../src/form/outbox';
import { MemoryShelf } from '../../src/form/shelf';

type Answer = Response | Error | (() => Response);

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

const answered = (status: string, problems: unknown[] = []): Response => json([{ id: 's1', entries: [{ id: 'e1', status, problems }] }]);

const letter: Letter = { submission: 's1', account: 'a1', draft: 'k1', url: '/api/entries', page: '/form', body: '[{"id":"s1"}]', made: 1 };
const draft = { key: 'k1', account: 'a1', saved: 1 } as unknown as Draft;

async function story(answers: Answer[]): Promise<{ shelf: MemoryShelf; outbox: Outbox; sent: string[]; waits: number[] }> {
  const shelf = new MemoryShelf();
  await shelf.keepDraft(draft);
  const sent: string[] = [];
  const waits: number[] = [];
  const line: Line = {
    fetch: (_, init) => {
      sent.push(init.body as string);
      const next = answers.shift();
      if (next === undefined) throw new Error('one request too many');
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(typeof next === 'function' ? next() : next);
    },
    wait: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    random: () => 1,
  };
  return { shelf, outbox: new Outbox(shelf, line, () => 'token'), sent, waits };
}

test('an accepted entry leaves neither a letter nor a draft', async () => {
  const { shelf, outbox, sent } = await story([answered('accepted')]);
  assert.deepEqual(await outbox.deliver(letter, () => undefined), { kind: 'accepted', flags: [] });
  assert.equal(sent.length, 1);
  assert.deepEqual(await shelf.letters('a1'), []);
  assert.equal(await shelf.draft('k1'), undefined);
});

test('when the network drops the same bytes are sent again, with growing pauses', async () => {
  const { outbox, sent, waits } = await story([new TypeError('offline'), new TypeError('offline'), new TypeError('offline'), answered('accepted')]);
  let told = 0;
  await outbox.deliver(letter, () => told++);
  assert.equal(told, 3);
  assert.deepEqual(new Set(sent), new Set([letter.body]));
  assert.deepEqual(waits, [2000, 4000, 8000]);
});

test('an entry that had arrived although the answer was lost is done when it comes back as a duplicate', async () => {
  const { shelf, outbox } = await story([new TypeError('dropped after sending'), answered('duplicate')]);
  assert.equal((await outbox.deliver(letter, () => undefined)).kind, 'accepted');
  assert.deepEqual(await shelf.letters('a1'), []);
});

test('a server that is busy is asked again after the time it names', async () => {
  const { outbox, waits } = await story([json({ title: 'busy' }, 503, { 'Retry-After': '7' }), answered('accepted')]);
  await outbox.deliver(letter, () => undefined);
  assert.deepEqual(waits, [7000]);
});

test('a refused entry keeps its draft and is not sent again by itself', async () => {
  const { shelf, outbox, sent } = await story([answered('rejected', [{ path: 'systolic', code: 'out_of_limits', message: { zh: '核对', en: 'check' } }])]);
  const reply = await outbox.deliver(letter, () => undefined);
  assert.deepEqual(reply, { kind: 'refused', problems: [{ path: 'systolic', code: 'out_of_limits', message: { zh: '核对', en: 'check' } }] });
  assert.equal(sent.length, 1);
  assert.equal((await shelf.letters('a1'))[0]?.refused?.length, 1);
  assert.equal((await shelf.draft('k1'))?.key, 'k1');
});

test('a session that is over settles nothing and loses nothing', async () => {
  const { shelf, outbox } = await story([json({}, 401), answered('accepted')]);
  const kinds: string[] = [];
  await outbox.deliver(letter, (reply) => kinds.push(reply.kind));
  assert.deepEqual(kinds, ['signedOut']);
  assert.deepEqual(await shelf.letters('a1'), []);
});

test('a sign-in page in place of an answer is not taken for an answer', async () => {
  const page = new Response('<html>', { status: 200, headers: { 'Content-Type': 'text/html' } });
  const { outbox } = await story([page, answered('accepted')]);
  const kinds: string[] = [];
  await outbox.deliver(letter, (reply) => kinds.push(reply.kind));
  assert.deepEqual(kinds, ['signedOut']);
});

test('a token of another session settles nothing and asks for a fresh page', async () => {
  const { outbox } = await story([json({ code: 'antiforgery' }, 400), answered('accepted')]);
  const kinds: string[] = [];
  await outbox.deliver(letter, (reply) => kinds.push(reply.kind));
  assert.deepEqual(kinds, ['stale']);
});

test('flags that come as codes are put into words', async () => {
  const { outbox } = await story([json([{ id: 's1', entries: [{ id: 'e1', status: 'flagged', flags: ['consent_missing', 'something_new'] }] }])]);
  const reply = await outbox.deliver(letter, () => undefined);
  assert.equal(reply.kind, 'accepted');
  assert.deepEqual(reply.kind === 'accepted' && reply.flags.map((flag) => [flag.code, flag.message.en.length > 20]), [['consent_missing', true], ['something_new', false]]);
});

test('an answer that says nothing about the entry settles nothing', async () => {
  const { outbox, sent } = await story([json([]), json({}, 200), answered('flagged', [{ path: '', code: 'consent_missing', message: 'x' }])]);
  const reply = await outbox.deliver(letter, () => undefined);
  assert.equal(sent.length, 3);
  assert.deepEqual(reply, { kind: 'accepted', flags: [{ path: '', code: 'consent_missing', message: { zh: 'x', en: 'x' } }] });
});

test('a letter that was taken back is not sent again', async () => {
  const { shelf, outbox, sent } = await story([new TypeError('offline')]);
  await outbox.deliver(letter, () => void shelf.dropLetter('s1'));
  assert.equal(sent.length, 1);
});

test('problem details of a refusal are shown in both languages', async () => {
  const { outbox } = await story([json({ type: 'x', title: 'Too large', detail: '太大', code: 'too_large' }, 413)]);
  const reply = await outbox.deliver(letter, () => undefined);
  assert.deepEqual(reply, { kind: 'refused', problems: [{ path: '', code: 'too_large', message: { zh: '太大', en: '太大' } }] });
});
