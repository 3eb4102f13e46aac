import { DescribeEndpointCommand, ListTagsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE, pullRequest } from '../support/github.ts';
import { setParameters } from '../support/judged-repository.ts';
import { type PullRequestBench, REPO, startPullRequestBench } from '../support/pull-request-bench.ts';
import type { UserRepository } from '../support/user-repository.ts';

let bench: PullRequestBench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startPullRequestBench('pulled');
  repository = bench.repository;
});

afterAll(() => bench[Symbol.asyncDispose]());

test('what main deploys is recorded on GitHub', () => {
  expect(bench.hub.standIn.repository.deployments).toMatchObject([
    {
      sha: BASE,
      environment: 'pulled-endpoint',
      statuses: [{ state: 'success', log_url: expect.stringMatching(/runs\/1$/) }],
    },
  ]);
});

test('equal content: no job, no write in AWS, and the pull request is told within a minute', async () => {
  const started = performance.now();
  const { results, outputs, comments, checks, writes, log } = await bench.open(() => undefined);
  expect(results, log).toEqual({
    ...{
      plan: 'success',
      'sync-data': 'skipped',
      tune: 'skipped',
      train: 'skipped',
      preview: 'skipped',
      compare: 'success',
      fork: 'skipped',
    },
  });
  expect(performance.now() - started).toBeLessThan(60_000);
  expect(writes).toEqual([]);
  expect(outputs['verdict']).toBe('nothing-to-compare');
  expect(comments).toEqual([expect.stringContaining('**Nothing to compare.**')]);
  expect(checks).toMatchObject([{ conclusion: 'success', name: 'Model comparison (pipeline.yml)' }]);
});

test('a better candidate passes', async () => {
  const { results, outputs, comments, checks, log } = await bench.open(() => setParameters(repository, { right: 185 }));
  expect(results, log).toMatchObject({ plan: 'success', train: 'success', compare: 'success' });
  expect(outputs['verdict']).toBe('pass');
  expect(comments).toEqual([expect.stringMatching(/`Test Accuracy` \| 0\.85 \| 0\.925 \| \+0\.075 \|/)]);
  expect(comments[0]).toContain('`right`: `170` → `185`');
  expect(comments[0]).toMatch(/This run costs \$\d+\.\d\d at most/);
  expect(checks).toMatchObject([{ conclusion: 'success' }]);
});

test('a worse candidate fails the check and the job', async () => {
  const { results, outputs, comments, checks, log } = await bench.open(() => setParameters(repository, { right: 130 }));
  expect(results, log).toMatchObject({ train: 'success', compare: 'failure' });
  expect(outputs['verdict']).toBe('fail');
  expect(comments).toEqual([expect.stringContaining('Fail: the candidate is worse')]);
  expect(checks).toMatchObject([{ conclusion: 'failure' }]);
});

test('a broken config is told on its lines', async () => {
  const before = repository.read(repository.config);
  const { results, comments, checks, writes, log } = await bench.open(() =>
    repository.write(repository.config, before.replace('entry-point', 'entry-pont')),
  );
  repository.write(repository.config, before);
  expect(results, log).toMatchObject({ plan: 'failure', compare: 'failure' });
  expect(writes).toEqual([]);
  expect(comments).toEqual([expect.stringMatching(/pipeline\.yml:\d+:\d+: training\.entry-pont: .*entry-point/)]);
  expect(checks).toMatchObject([
    { conclusion: 'failure', output: { annotations: [{ path: 'pipeline.yml', start_line: 9 }] } },
  ]);
});

test('noisy models are trained with more seeds, by the role of pull requests', async () => {
  const before = repository.read(repository.config);
  const { results, outputs, comments, log } = await bench.open(() =>
    repository.edit((config) => {
      config['training'].hyperparameters = { right: 186, noise: 4 };
      config['pull-request'].seeds = 2;
    }),
  );
  repository.write(repository.config, before);
  expect(results, log).toMatchObject({ compare: 'success' });
  expect(['pass', 'inconclusive']).toContain(outputs['verdict']);
  expect(comments).toEqual([
    expect.stringContaining('Runs with different seeds: 2 of the baseline, 2 of the candidate.'),
  ]);
});

test('over budget: nothing is trained, and the comment says by what', async () => {
  const before = repository.read(repository.config);
  const { results, comments, checks, writes, log } = await bench.open(() =>
    repository.edit((config) => {
      config['training'].hyperparameters = { right: 171 };
      config['budget'] = { 'per-run': 0.01 };
    }),
  );
  repository.write(repository.config, before);
  expect(results, log).toMatchObject({ plan: 'failure', train: 'skipped', compare: 'failure' });
  expect(writes).toEqual([]);
  expect(comments).toEqual([expect.stringMatching(/which is .*more than .*budget\.per-run/)]);
  expect(checks).toMatchObject([{ conclusion: 'failure' }]);
});

test('two runs at once for one pull request leave one comment, that of the newer run; inconclusive is a neutral check', async () => {
  const [first, second] = await Promise.all([
    bench.open(() => setParameters(repository, { right: 168, odd: 40 })),
    // The same commit, as a re-run: by then the first one is under way.
    new Promise((done) => setTimeout(done, 300)).then(() => bench.again()),
  ]);
  expect(first.results, first.log).toMatchObject({ compare: 'success' });
  expect(second.outcome.jobs['compare']?.result, second.log).toBe('success');
  expect(bench.commentsOn(first.number)).toEqual([
    expect.stringContaining(`run=${Math.max(first.run, second.run)}.1 `),
  ]);
  expect(first.outputs['verdict']).toBe('inconclusive');
  expect(second.outcome.jobs['compare']?.steps['compare']?.['verdict']).toBe('inconclusive');
  const conclusions = bench.checksOf(first.head).map(({ conclusion }) => conclusion);
  expect(new Set(conclusions)).toEqual(new Set(['neutral']));
});

/** What a pull request may write into its own branch: it takes whatever role it gets and says that it is main. */
const HOSTILE = `
on: pull_request
permissions: { contents: read, id-token: write }
jobs:
  steal:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - id: as-main
        continue-on-error: true
        uses: ./actions/deploy
        with: { config: pipeline.yml, aws-role: "\${{ vars.AWS_ROLE_ARN }}", execution-role: "\${{ vars.SAGEMAKER_EXECUTION_ROLE_ARN }}" }
      - env: { ROLE: "\${{ vars.AWS_PULL_REQUEST_ROLE_ARN }}", EXECUTION: "\${{ vars.SAGEMAKER_EXECUTION_ROLE_ARN }}" }
        run: |
          export GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/main INPUT_MODE=remove-expired INPUT_FORCE=true INPUT_ADOPT=true
          for step in sync-data:pipeline train:owned deploy:pipeline scale:pipeline preview:pipeline; do
            env "INPUT_AWS-ROLE=$ROLE" "INPUT_EXECUTION-ROLE=$EXECUTION" INPUT_CONFIG=\${step#*:}.yml \\
              "${process.execPath}" dist/\${step%:*}.mjs || echo "$step was refused"
          done
`;

test('a pull request that rewrites its workflow changes nothing that main serves', async () => {
  const { sagemaker, proxy } = bench.bench;
  const served = async () => {
    const endpoint = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'pulled-endpoint' }));
    const { Tags } = await sagemaker.send(new ListTagsCommand({ ResourceArn: endpoint.EndpointArn }));
    return { ...endpoint, $metadata: undefined, Tags };
  };
  const before = await served();
  const serving = repository.read('serving/serve_app.py');
  setParameters(repository, { right: 100 });
  repository.write('owned.yml', repository.read(repository.config));
  // What main has trained, so that deploy comes as far as it can.
  setParameters(repository, { right: 170 });
  repository.write('serving/serve_app.py', `${serving}\n# owned\n`);
  repository.write('.github/workflows/hostile.yml', HOSTILE);
  const any = pullRequest(90);
  const pull = { ...any, head: { ...any.head, repo: REPO }, base: { ...any.base, repo: REPO } };
  const calls = proxy.calls.length;
  const { results, log } = await bench.run('hostile.yml', 'pull_request', bench.payloadOf(pull, 'opened'));
  for (const path of ['.github/workflows/hostile.yml', 'owned.yml']) repository.remove(path);
  repository.write('serving/serve_app.py', serving);
  expect(results, log).toEqual({ steal: 'success' });
  const denied = [
    /Not authorized to perform: sts:AssumeRoleWithWebIdentity/,
    /not authorized to perform: sagemaker:CreateTrainingJob on resource: \S+\/pulled-single-/,
    /not authorized to perform: s3:PutObject on resource: \S+\/pulled\//,
  ];
  for (const words of denied) expect(log).toMatch(words);
  const written = proxy.calls.slice(calls).filter(({ write, status }) => write && status < 400);
  expect(written.map(({ operation, resource }) => `${operation} ${resource}`)).toEqual([]);
  expect(await served()).toEqual(before);
});

test('a pull request from a fork: checked without a role, and told by a run with main’s code', async () => {
  const before = repository.read(repository.config);
  const fork = { id: 2, full_name: 'mallory/shop' };
  const { results, comments, checks, writes, log, run, head, number } = await bench.open(
    () => repository.write(repository.config, before.replace('entry-point', 'entry-pont')),
    { from: fork },
  );
  repository.write(repository.config, before);
  expect(results, log).toEqual({
    ...{ plan: 'skipped', 'sync-data': 'skipped', tune: 'skipped', train: 'skipped' },
    ...{ preview: 'skipped', compare: 'skipped', fork: 'failure' },
  });
  expect({ writes, comments, checks }).toEqual({ writes: [], comments: [], checks: [] });
  const ended = { id: run, head_sha: head, head_branch: 'more-data', event: 'pull_request', conclusion: 'failure' };
  const reportOn = (more: object) =>
    bench.run('pull-request-fork.yml', 'workflow_run', {
      action: 'completed',
      workflow_run: { ...ended, head_repository: { ...fork, owner: { login: 'mallory' } }, ...more },
      repository: REPO,
    });
  for (const more of [{ conclusion: 'cancelled' }, { conclusion: 'action_required' }, { head_repository: null }]) {
    const quiet = await reportOn(more);
    expect(quiet.outcome.jobs['report'], quiet.log).toMatchObject({ result: 'success' });
    expect(bench.commentsOn(number)).toEqual([]);
  }
  const report = await reportOn({});
  expect(report.outcome.jobs['report'], report.log).toMatchObject({ result: 'success' });
  expect(report.outcome.jobs['report']?.steps['report']).toEqual({ 'pull-request': String(number), problems: '1' });
  const told = bench.commentsOn(number);
  expect(told).toEqual([expect.stringContaining('**The config has a problem.**\n\nLines of the config: 9.')]);
  expect(told[0]).not.toContain('entry-pont');
});
