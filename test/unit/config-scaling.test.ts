import { expect, test } from 'vitest';
import { edited, loadText, problemsOf } from '../support/config-repository.ts';

const shapes = '  shapes: { model: single, instance: ml.m5.large }\n';

/** The valid config with `scaling` of its endpoint, which stands on line 22. */
const withScaling = (scaling: string, endpoint = 'instance: ml.m5.large') => ({
  [shapes]: `  shapes:\n    scaling: { ${scaling} }\n    model: single\n    ${endpoint}\n`,
});
const PER_MINUTE = 'target-invocations-per-instance-per-minute';

test('speaks Application Auto Scaling’s words, in seconds', () => {
  const full = `min: 1, max: 4, ${PER_MINUTE}: 20, scale-in-cooldown: 30s, scale-out-cooldown: 2m`;
  const loaded = loadText(edited(withScaling(full)));
  expect('config' in loaded && loaded.config.endpoints['shapes']?.scaling).toEqual({
    min: 1,
    max: 4,
    target: 20,
    scaleInCooldown: 30,
    scaleOutCooldown: 120,
    scheduled: {},
  });
});

test('cool-downs that are not given are AWS’s own 300 s', () => {
  const loaded = loadText(edited(withScaling(`min: 1, max: 4, ${PER_MINUTE}: 0.5`)));
  expect('config' in loaded && loaded.config.endpoints['shapes']?.scaling).toMatchObject({
    target: 0.5,
    scaleInCooldown: 300,
    scaleOutCooldown: 300,
  });
});

test.each([
  [
    'a minimum above the maximum',
    `min: 5, max: 4, ${PER_MINUTE}: 20`,
    'pipeline.yml:22:21: endpoints.shapes.scaling.min: is above max: 5 > 4; write at most 4',
  ],
  [
    'a maximum of 0',
    `min: 1, max: 0, ${PER_MINUTE}: 20`,
    'pipeline.yml:22:29: endpoints.shapes.scaling.max: must be a whole number from 1 to 1000; got 0; write 4',
  ],
  [
    'a minimum of 0',
    `min: 0, max: 4, ${PER_MINUTE}: 20`,
    'pipeline.yml:22:21: endpoints.shapes.scaling.min: must be a whole number from 1 to 1000; got 0; write 1',
  ],
  [
    'a target of 0',
    `min: 1, max: 4, ${PER_MINUTE}: 0`,
    `pipeline.yml:22:76: endpoints.shapes.scaling.${PER_MINUTE}: must be a number above 0; got 0; write 20`,
  ],
  [
    'a negative target',
    `min: 1, max: 4, ${PER_MINUTE}: -3`,
    `pipeline.yml:22:76: endpoints.shapes.scaling.${PER_MINUTE}: must be a number above 0; got -3; write 20`,
  ],
  [
    'no target',
    'min: 1, max: 4',
    `pipeline.yml:22:5: endpoints.shapes.scaling.${PER_MINUTE}: is missing; write ${PER_MINUTE}: 20`,
  ],
  [
    'AWS’s own words',
    `MinCapacity: 1, max: 4, ${PER_MINUTE}: 20, min: 1`,
    'pipeline.yml:22:16: endpoints.shapes.scaling.MinCapacity: is not a valid key here; write min',
  ],
])('%s', (_what, scaling, problem) => {
  expect(problemsOf(withScaling(scaling))).toEqual([problem]);
});

test('a serverless endpoint, which has no instances to scale, is refused', () => {
  const more = 'instance: ml.m5.large\n    serverless: { memory: 2GB }';
  expect(problemsOf(withScaling(`min: 1, max: 4, ${PER_MINUTE}: 20`, more))).toEqual([
    expect.stringMatching(
      /^pipeline\.yml:\d+:5: endpoints\.shapes\.serverless: is not a key of the config; remove it: .* not serverless endpoints$/,
    ),
  ]);
});

test('an endpoint does not begin outside of its limits', () => {
  const problems = problemsOf(withScaling(`min: 2, max: 4, ${PER_MINUTE}: 20`, 'instance: ml.m5.large\n    count: 1'));
  expect(problems).toEqual([
    'pipeline.yml:25:12: endpoints.shapes.count: is outside the range of scaling: 1, not 2 to 4; remove it: autoscaling sets the number of instances',
  ]);
});

test('a burstable type is refused here, as AWS would refuse it later', () => {
  expect(problemsOf(withScaling(`min: 1, max: 4, ${PER_MINUTE}: 20`, 'instance: ml.t2.medium'))).toEqual([
    'pipeline.yml:24:15: endpoints.shapes.instance: cannot be scaled: SageMaker does not scale burstable types such as ml.t2.medium; write another type, such as ml.m5.large',
  ]);
});

const scheduled = (action: string) => `min: 1, max: 4, ${PER_MINUTE}: 20, scheduled: { morning: { ${action} } }`;

test('a scheduled action changes one limit or both, in UTC unless it says so', () => {
  const loaded = loadText(edited(withScaling(scheduled("schedule: 'cron(0 8 ? * MON-FRI *)', min: 2"))));
  expect('config' in loaded && loaded.config.endpoints['shapes']?.scaling?.scheduled).toEqual({
    morning: { schedule: 'cron(0 8 ? * MON-FRI *)', timezone: 'UTC', min: 2 },
  });
});

test.each([
  [
    'a schedule that is none',
    "schedule: 'every morning', min: 2",
    'endpoints.shapes.scaling.scheduled.morning.schedule: must be a schedule such as cron(0 8 ? * MON-FRI *), rate(1 day) or at(2030-01-31T08:00:00); got "every morning"; write cron(0 8 ? * MON-FRI *)',
  ],
  [
    'an action that changes nothing',
    "schedule: 'rate(1 day)'",
    'endpoints.shapes.scaling.scheduled.morning: changes nothing; write min, max or both',
  ],
  [
    'a minimum above the maximum that stays',
    "schedule: 'rate(1 day)', min: 5",
    'endpoints.shapes.scaling.scheduled.morning: makes min larger than max: 5 > 4; write both limits',
  ],
])('%s', (_what, action, problem) => {
  expect(problemsOf(withScaling(scheduled(action))).map((text) => text.replace(/^\S+ /, ''))).toEqual([problem]);
});

const stepped = (step: string) => `min: 1, max: 4, ${PER_MINUTE}: 20, step: { ${step} }`;

test('steps are sorted, and AWS’s cool-down is the default', () => {
  const steps = 'add: [{ above: 90, instances: 3 }, { above: 40, instances: 1 }]';
  const loaded = loadText(edited(withScaling(stepped(steps))));
  expect('config' in loaded && loaded.config.endpoints['shapes']?.scaling?.step).toEqual({
    minutes: 1,
    cooldown: 300,
    add: [
      { above: 40, instances: 1 },
      { above: 90, instances: 3 },
    ],
  });
});

test.each([
  [
    'a step that is duplicated',
    'add: [{ above: 90, instances: 3 }, { above: 90, instances: 1 }]',
    'endpoints.shapes.scaling.step.add[1].above: is duplicated: 90; write each step once',
  ],
  [
    'no step',
    'minutes: 2, add: []',
    'endpoints.shapes.scaling.step.add: must be a list of steps; got an empty list; write [{ above: 60, instances: 2 }]',
  ],
])('%s', (_what, step, problem) => {
  expect(problemsOf(withScaling(stepped(step))).map((text) => text.replace(/^\S+ /, ''))).toEqual([problem]);
});
