import { notFound, page, Refusal } from './answer.ts';
import { type Asked, numberIn, type Route } from './routes.ts';
import type { PullRequest } from './state.ts';

const PULL = '/repos/{owner}/{repo}/pulls/{pull_number}';
const LABELS = '/repos/{owner}/{repo}/issues/{issue_number}/labels';
const ARTIFACT = '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}';

/** Pull requests, their labels, and artifacts of workflow runs. */
export const pulls: readonly Route[] = [
  {
    name: `GET ${PULL}`,
    permissions: ['pull_requests=read'],
    answer: (asked) => {
      const { files: _, ...pull } = pullOf(asked, 'pull_number');
      return { status: 200, body: pull };
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/pulls',
    permissions: ['pull_requests=read'],
    answer: ({ repository, url }) => {
      const { searchParams: asked } = url;
      const [state, side] = [asked.get('state') ?? 'open', asked.get('head')];
      const found = repository.pulls.filter(
        ({ head, state: is }) =>
          (state === 'all' || is === state) &&
          (side === null || side === `${head.repo?.full_name.split('/')[0]}:${head.ref}`),
      );
      return page(
        found.map(({ files: _, ...pull }) => pull),
        url,
      );
    },
  },
  {
    name: `GET ${PULL}/files`,
    permissions: ['pull_requests=read'],
    answer: (asked) => page(pullOf(asked, 'pull_number').files, asked.url),
  },
  {
    name: `GET ${LABELS}`,
    permissions: ['issues=read', 'pull_requests=read'],
    answer: (asked) => page(pullOf(asked, 'issue_number').labels, asked.url),
  },
  {
    name: `POST ${LABELS}`,
    permissions: ['issues=write', 'pull_requests=write'],
    answer: (asked) => {
      const pull = pullOf(asked, 'issue_number');
      const names = (asked.body['labels'] ?? []) as string[];
      const added = names.filter((name) => pull.labels.every((label) => label.name !== name));
      pull.labels = [...pull.labels, ...added.map((name) => ({ name }))];
      return { status: 200, body: pull.labels };
    },
  },
  {
    name: `DELETE ${LABELS}/{name}`,
    permissions: ['issues=write', 'pull_requests=write'],
    answer: (asked) => {
      const pull = pullOf(asked, 'issue_number');
      const left = pull.labels.filter(({ name }) => name !== asked.path['name']);
      if (left.length === pull.labels.length) throw new Refusal(404, 'Label does not exist');
      pull.labels = left;
      return { status: 200, body: left };
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    permissions: ['actions=read'],
    answer: (asked) => {
      const { repository, url } = asked;
      const found = repository.artifacts.filter(({ run }) => run === numberIn(asked, 'run_id'));
      return page(
        found.map(({ content, ...artifact }) => ({ ...artifact, size_in_bytes: content.length })),
        url,
        'artifacts',
      );
    },
  },
  {
    // GitHub redirects the client to a URL that needs no token and is valid for a minute.
    name: `GET ${ARTIFACT}/{archive_format}`,
    permissions: ['actions=read'],
    answer: (asked) => {
      const { id, expired } = artifactOf(asked);
      if (expired) throw new Refusal(410, 'Artifact has expired');
      // Another host name, so that the client does not send its token there.
      const origin = asked.origin.replace('127.0.0.1', 'localhost');
      return { status: 302, headers: { location: `${origin}/_artifacts/${id}` } };
    },
  },
  {
    // Not a part of GitHub: the local replacement of actions/upload-artifact uploads its archive here.
    name: 'POST /_artifacts/{run}/{artifact}',
    permissions: undefined,
    answer: (asked) => {
      const { repository, path, body } = asked;
      const content = Buffer.from(String(body['zip']), 'base64');
      const id = repository.nextId();
      repository.artifacts.push({
        id,
        run: numberIn(asked, 'run'),
        name: path['artifact'] ?? '',
        content,
        expired: false,
      });
      return { status: 201, body: { id } };
    },
  },
  {
    name: 'GET /_artifacts/{artifact_id}',
    permissions: undefined,
    answer: (asked) => ({ status: 200, body: artifactOf(asked).content }),
  },
];

function pullOf(asked: Asked, name: string): PullRequest {
  const found = asked.repository.pull(numberIn(asked, name));
  if (found === undefined) throw notFound();
  return found;
}

function artifactOf(asked: Asked) {
  const found = asked.repository.artifacts.find(({ id }) => id === numberIn(asked, 'artifact_id'));
  if (found === undefined) throw notFound();
  return found;
}
