import { expect, test } from 'vitest';
import { managedPolicies } from '../../actions/lib/policies/managed.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { stagesOf } from '../../actions/lib/runner/stages.ts';
import { edited, loadText, problemsOf } from '../support/config-repository.ts';

const ENDPOINTS = 'endpoints:\n';
const withEc2 = (ec2: string) => ({ [ENDPOINTS]: `ec2: ${ec2}\n${ENDPOINTS}` });
const place = { owner: 'o', ownerId: '1', name: 'r', id: '2' };

function configOf(edits: Record<string, string>) {
  const loaded = loadText(edited(edits));
  return 'config' in loaded ? loaded.config : expect.fail(JSON.stringify(loaded));
}

test('without anything in it, it is the first training with one instance, on demand, in the default VPC', () => {
  expect(
    configOf({ ...withEc2('{}'), '  single: {': '  multi: { instance: ml.m5.xlarge, count: 2 }\n  single: {' }).ec2,
  ).toEqual({
    ...{ train: 'single', instances: ['m5.xlarge'], maxRuntime: 7200, spot: false, subnets: [] },
    ami: '/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id',
    instanceProfile: 'shapes-ec2',
  });
});

test('all of it is read, and the network of the jobs is that of the instance', () => {
  const ec2 = '{ train: single, instance: [g5.xlarge, m5.xlarge], max-runtime: 90m, volume-size: 1TB, spot: true }';
  const network = 'region: eu-central-1, subnets: [subnet-0a], security-groups: [sg-0a] }';
  expect(configOf({ ...withEc2(ec2), 'region: eu-central-1 }': network }).ec2).toMatchObject({
    ...{
      instances: ['g5.xlarge', 'm5.xlarge'],
      maxRuntime: 5400,
      volumeSize: 1024,
      spot: true,
      subnets: ['subnet-0a'],
    },
  });
});

test.each([
  ['{ train: singel }', /ec2\.train: is not the name of an entry in train: "singel"; write single/],
  ['{ instance: ml.m5.xlarge }', /ec2\.instance: is an instance type of SageMaker: ml\.m5\.xlarge; write m5\.xlarge/],
  ['{ instance: [m5.xlarge, ml.c5.large] }', /ec2\.instance\[1\]: is an instance type of SageMaker/],
  ['{ instance: [] }', /ec2\.instance: must be an EC2 instance type, or a list of them/],
  ['{ instance: m7g.xlarge }', /ec2\.instance: is m7g\.xlarge, on which the AMI does not start: .* is for x86_64/],
  [
    '{ ami: /aws/service/deeplearning/ami/arm64/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id }',
    /ec2\.instance: is m5\.xlarge, on which the AMI does not start: .* is for arm64; write an Arm type/,
  ],
  [
    '{ ami: /aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id }',
    /ec2\.ami: is an AMI without \/opt\/pytorch\/bin\/python, .*; write one with PyTorch 2\.6 or newer/,
  ],
  [
    '{ ami: /aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.5-ubuntu-22.04/latest/ami-id }',
    /ec2\.ami: is an AMI without \/opt\/pytorch\/bin\/python/,
  ],
  [
    '{ ami: ami-0123456789abcdef0 }',
    /ec2\.ami: must be the name of a Systems Manager parameter of a Deep Learning AMI/,
  ],
  [
    '{ ami: /aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base }',
    /ec2\.ami: must be the name of a Systems Manager parameter of a Deep Learning AMI/,
  ],
  ['{ max-runtime: 2 }', /ec2\.max-runtime: must be a duration with its unit/],
  [
    '{ max-runtime: 30s }',
    /ec2\.max-runtime: is 30s, but an instance takes most of a minute to start; write 1m or more/,
  ],
  ['{ volume-size: 100 }', /ec2\.volume-size: must be a size with its unit/],
  ['{ spot: yes }', /ec2\.spot: must be true or false/],
  ['{ subnets: [subnet-x] }', /ec2\.subnets\[0\]: must be a subnet id/],
  ['{ instance-type: m5.xlarge }', /ec2\.instance-type: is not a valid key here; write instance/],
])('%s is refused', (ec2, problem) => {
  expect(problemsOf(withEc2(ec2))).toEqual([expect.stringMatching(problem)]);
});

test('an entry with several instances is refused, and so is one that is called as the EC2 training is', () => {
  const several = { 'single: { instance: ml.m5.xlarge }': 'single: { instance: ml.m5.xlarge, count: 2 }' };
  const script = { 'code/train.py': '"""\n    Validation Loss: 1\n"""\nimport torch.distributed' };
  expect(problemsOf({ ...withEc2('{}'), ...several }, script)).toEqual([
    expect.stringMatching(/ec2: needs an entry of train with one instance, and all have several/),
  ]);
  expect(problemsOf({ ...withEc2('{ train: single }'), ...several }, script)).toEqual([
    expect.stringMatching(/ec2\.train: is single, which has 2 instances; one EC2 instance trains/),
  ]);
  const called = { '  single: {': '  ec2: { instance: ml.m5.xlarge }\n  single: {' };
  expect(problemsOf({ ...withEc2('{}'), ...called })).toEqual([
    expect.stringMatching(/train\.ec2: is the name of the EC2 training run/),
  ]);
});

test('a name that no security group may have is refused where EC2 trains', () => {
  const named = { 'name: shapes': 'name: sg-shapes' };
  expect(problemsOf(named)).toEqual([]);
  expect(problemsOf({ ...withEc2('{}'), ...named })).toEqual([
    expect.stringMatching(
      /:1:\d+: name: begins with sg-, and EC2 takes no security group of such a name: sg-shapes; write/,
    ),
  ]);
});

test('an endpoint serves the model of EC2 where the config trains one', () => {
  const served = { 'model: single, instance': 'model: ec2, instance' };
  expect(configOf({ ...withEc2('{}'), ...served }).endpoints['shapes']?.model).toBe('ec2');
  expect(problemsOf(served)).toEqual([
    expect.stringMatching(/endpoints\.shapes\.model: is not the name of an entry in train: "ec2"; add the section ec2/),
  ]);
});

test('it runs only where it is named', () => {
  expect(stagesOf(configOf(withEc2('{}')))).toEqual(stagesOf(configOf({})));
});

test('only its config has its role and its permissions; a pull request may neither launch, end nor pass', () => {
  const rolesFor = (edits: Record<string, string>) => {
    const config = configOf(edits);
    const at = placeOf(config, '123456789012', place);
    return Object.fromEntries(
      Object.values(rolesOf(config, at)).map((role) => [role.name, { role, policies: managedPolicies(role, at) }]),
    );
  };
  expect(JSON.stringify(rolesFor({}))).not.toMatch(/ec2/);
  const roles = rolesFor(withEc2('{}'));
  expect(roles['shapes-ec2']?.role).toMatchObject({
    isProfile: true,
    trust: { Statement: [{ Principal: { Service: 'ec2.amazonaws.com' } }] },
  });
  for (const name of ['shapes-pull-request', 'shapes-execution', 'shapes-pr-execution'])
    expect(JSON.stringify(roles[name])).not.toMatch(/ec2/);
  // With a key pair somebody could log in.
  expect(JSON.stringify(roles['shapes-main'])).not.toMatch(/key-pair/);
  // Somebody else's profile has a role that is not made here.
  expect(Object.keys(rolesFor(withEc2('{ instance-profile: theirs }')))).not.toContain('shapes-ec2');
});
