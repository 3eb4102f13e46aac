import { expect, test } from 'vitest';
import { readArtifact } from '../../../actions/lib/github-api/artifact.ts';
import { ACTIONS_BOT } from '../../../local-aws/src/github/state.ts';
import { type ZipEntry, zip } from '../../support/archives.ts';
import { failureOf, github } from '../../support/github.ts';

const wanted = { run: 5, artifact: 'report', path: 'report.json', most: 1_000 };
type Hub = Awaited<ReturnType<typeof github>>;

function leave(
  { standIn: { repository } }: Hub,
  content: Buffer | ZipEntry[],
  more: { name?: string; expired?: boolean } = {},
) {
  const { name = 'report', expired = false } = more;
  const bytes = Buffer.isBuffer(content) ? content : zip(content);
  repository.artifacts.push({ id: repository.nextId(), run: 5, name, content: bytes, expired });
}

async function reader(hub: Hub) {
  return hub.as(ACTIONS_BOT, { actions: 'read' });
}

test('the file of the newest artifact of a run is read, and the storage is not shown the token', async () => {
  await using hub = await github();
  for (let n = 0; n < 40; n++) leave(hub, [{ name: 'report.json', body: 'other' }], { name: `other-${n}` });
  leave(hub, [{ name: 'report.json', body: 'of an earlier attempt' }]);
  leave(hub, [{ name: 'first.json' }, { name: 'report.json', body: '{"epochs":2}' }]);
  leave(hub, [{ name: 'report.json', body: 'expired' }], { expired: true });
  expect((await readArtifact(await reader(hub), wanted))?.toString()).toBe('{"epochs":2}');
  // It refuses a request with a token.
  expect(hub.standIn.seen.at(-1)?.path).toMatch(/^\/_artifacts\/\d+$/);
});

test('there is none where a run has left none, or none any more', async () => {
  await using hub = await github();
  leave(hub, [{ name: 'report.json', body: 'expired' }], { expired: true });
  leave(hub, [{ name: 'report.json' }], { name: 'another' });
  expect(await readArtifact(await reader(hub), wanted)).toBeUndefined();
});

test.each<[string, Buffer | ZipEntry[], string]>([
  ['is no archive', Buffer.from('{}'), 'is damaged: '],
  ['has no such file', [{ name: 'other.json', body: '{}' }], 'has no file report.json of at most 1000 bytes'],
  ['is a bomb', [{ name: 'report.json', body: 'x'.repeat(100_000) }], 'has no file report.json of at most 1000 bytes'],
  ['is a bomb that lies', [{ name: 'report.json', body: 'x'.repeat(100_000), declared: 10 }], 'is damaged: '],
  ['leads out of its folder', [{ name: '../report.json', body: '{}' }], 'is damaged: '],
  ['is too large', [{ name: 'report.json', body: 'x'.repeat(5_000), method: 0 }], 'has more than 1000 bytes'],
])('one that %s is refused', async (_, content, why) => {
  await using hub = await github();
  leave(hub, content);
  const failure = await failureOf(readArtifact(await reader(hub), wanted));
  expect(failure.message).toContain(`The artifact report of run 5 ${why}`);
});

test('a token that may not read them is told which permission is missing', async () => {
  await using hub = await github();
  const failure = await failureOf(readArtifact(await hub.connect(), wanted));
  expect(failure.next).toContain('`actions: read`');
});
