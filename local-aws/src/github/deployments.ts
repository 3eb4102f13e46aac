import { notFound, page, Refusal } from './answer.ts';
import { type Asked, numberIn, type Route } from './routes.ts';
import type { Deployment } from './state.ts';

const ALL = '/repos/{owner}/{repo}/deployments';
const STATUSES = `${ALL}/{deployment_id}/statuses`;

export const deployments: readonly Route[] = [
  {
    name: `GET ${ALL}`,
    permissions: ['deployments=read'],
    answer: ({ repository, url }) => {
      const wanted = ['sha', 'environment', 'task'].flatMap((name) => {
        const value = url.searchParams.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      const found = repository.deployments.filter((each) => wanted.every(([name, value]) => each[name] === value));
      return page(found.toReversed().map(shown), url);
    },
  },
  {
    name: `POST ${ALL}`,
    permissions: ['deployments=write'],
    answer: ({ repository, body, user }) => {
      const { ref = '' } = body as { ref?: string };
      if (!repository.hasCommit(ref)) throw new Refusal(422, `No ref found for: ${ref}`);
      const made: Deployment = {
        ...{ task: 'deploy', environment: 'production', payload: {}, description: '' },
        ...body,
        ...{ id: repository.nextId(), sha: ref, creator: user, statuses: [] },
      };
      repository.deployments.push(made);
      return { status: 201, body: shown(made) };
    },
  },
  {
    name: `GET ${STATUSES}`,
    permissions: ['deployments=read'],
    answer: (asked) => page(deploymentOf(asked).statuses.toReversed(), asked.url),
  },
  {
    name: `POST ${STATUSES}`,
    permissions: ['deployments=write'],
    answer: (asked) => {
      const status = { ...asked.body, id: asked.repository.nextId(), creator: asked.user };
      deploymentOf(asked).statuses.push(status);
      return { status: 201, body: status };
    },
  },
];

function deploymentOf(asked: Asked): Deployment {
  const found = asked.repository.deployments.find(({ id }) => id === numberIn(asked, 'deployment_id'));
  if (found === undefined) throw notFound();
  return found;
}

function shown({ statuses: _, ...deployment }: Deployment): object {
  return deployment;
}
