import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import { Instances } from '../support/instances.ts';
import { rejection } from '../support/served-model.ts';
import { type StandIn, startStandIn, TOOLS } from '../support/stand-in.ts';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** The shell of an instance asks its own metadata service. */
const CURL = `
metadata() { curl -s -o - -w ' %{http_code}' "$@"; echo; }
base=$AWS_EC2_METADATA_SERVICE_ENDPOINT/latest
elsewhere=$(dirname $AWS_EC2_METADATA_SERVICE_ENDPOINT)/a-guess/latest
`;

let state: string;
let standIn: StandIn;
let ec2: Instances;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'local-aws-'));
  standIn = await startStandIn({ state, timeScale: 120 });
  ec2 = new Instances(standIn);
  const iam = new IAMClient(clientSettings(standIn));
  for (const [role, service] of [
    ['trainer', 'ec2.amazonaws.com'],
    ['elsewhere', 'lambda.amazonaws.com'],
  ] as const) {
    const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    await iam.send(new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument }));
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: role }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: role, RoleName: role }));
  }
  const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [allow] });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'trainer', PolicyName: 'own', PolicyDocument }));
});
afterAll(async () => {
  await standIn?.stop();
  await rm(state, { recursive: true, force: true });
});

/** Whether this system lets an instance have a root of its own. */
const OWN_ROOT =
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

const hosts = () => [existsSync('/etc/written-by-instance'), existsSync('/opt/pytorch')];

test('user data runs once, as cloud-init runs it, with a root of its own, and ends the instance', async () => {
  const before = hosts();
  const { InstanceId, State, StateReason } = await ec2.run(
    `#!/bin/bash
echo "$(id -u) $PWD \${HOME-no home} $PATH $(hostname)"
echo "$0 $# $(umask)"; env | cut -d= -f1 | grep AWS_ | sort
/opt/pytorch/bin/python -c 'import boto3, sys; print(sys.prefix, boto3.client("s3", region_name="us-east-1").meta.endpoint_url)'
aws --version 2>&1 | cut -d/ -f1
echo to standard error >&2
if [ "$PWD" = / ]
then
  echo written > /etc/written-by-instance && touch /opt/pytorch/own /usr/bin/own && cat /etc/written-by-instance
  ls -a /tmp; ps -e | wc -l; ls /dev/[a-e]* /dev/vd* 2>/dev/null; echo 2 > /proc/sys/vm/swappiness
fi
shutdown -P now
sleep 60; echo never
`,
    { InstanceInitiatedShutdownBehavior: 'terminate' },
  );
  expect({ State, StateReason }).toMatchObject({
    State: { Code: 0, Name: 'pending' },
    StateReason: { Code: 'pending' },
  });
  const { PrivateDnsName = '' } = await ec2.until(InstanceId, 'running');
  const ended = await ec2.until(InstanceId, 'terminated');
  expect(ended).toMatchObject({
    State: { Code: 48 },
    StateReason: {
      Code: 'Client.InstanceInitiatedShutdown',
      Message: 'Client.InstanceInitiatedShutdown: Instance initiated shutdown',
    },
    StateTransitionReason: '',
  });
  expect(ended).not.toHaveProperty('PrivateIpAddress');
  const lines = (await ec2.console(InstanceId)).split('\n').filter((line) => !line.startsWith('local: '));
  const folder = join(state, 'ec2', 'machines', InstanceId);
  const own = {
    path: PATH,
    folder: '/',
    host: PrivateDnsName.split('.')[0],
    scripts: '/var/lib/cloud/instance/scripts',
  };
  const shared = { path: `${folder}/bin:${PATH}`, folder, host: hostname(), scripts: `${folder}/scripts` };
  const where = OWN_ROOT ? own : shared;
  expect(lines.slice(0, 7)).toEqual([
    `${OWN_ROOT ? 0 : process.getuid?.()} ${where.folder} no home ${where.path} ${where.host}`,
    `${where.scripts}/part-001 0 0022`,
    ...['AWS_EC2_METADATA_SERVICE_ENDPOINT', 'AWS_ENDPOINT_URL'],
    expect.stringMatching(OWN_ROOT ? `^/opt/pytorch ${standIn.endpoint}$` : standIn.endpoint),
    ...['aws-cli', 'to standard error'],
  ]);
  expect(hosts()).toEqual(before);
  expect(readdirSync(join(state, 'ec2', 'machines'))).toEqual([]);
  if (!OWN_ROOT) return;
  expect(lines.slice(7, 10)).toEqual(['written', '.', '..']);
  // The first process of the instance, the script, and what counts: nothing of this machine.
  expect(Number(lines[10])).toBeLessThan(8);
  expect(lines[11]).toContain('Read-only file system');
});

test('where the system permits less, an instance runs all the same, and what it starts ends with it', async () => {
  const isolated = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  const bare = [
    'unshare',
    '--user',
    '--map-root-user',
    'setpriv',
    '--bounding-set=-sys_admin',
    '--inh-caps=-sys_admin',
  ];
  const cases = OWN_ROOT
    ? ([
        [isolated, 'own'],
        [bare, 'shared'],
      ] as const)
    : ([[['env'], 'shared']] as const);
  const script = new URL('../../local-aws/python/instance.py', import.meta.url).pathname;
  const mark = `orphan-${Date.now()}`;
  const userData = `#!/bin/bash
mkdir -p '/opt/ml/${mark}' '/var/lib/cloud/${mark}' && echo written
/opt/pytorch/bin/python -c 'import sys; print(sys.prefix)'; [ "$PWD" = / ] && touch /etc/own /usr/local/own && echo own
(trap '' TERM; exec -a ${mark} sleep 60) &
systemd-run --on-active=1 shutdown -h now
`;
  for (const [[command = '', ...options], root] of cases) {
    const folder = join(state, 'bare', root);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'user-data'), userData);
    const all = [...options, join(TOOLS, 'bin', 'python'), '-IS', script, folder, TOOLS];
    const child = spawn(command, all, { stdio: ['pipe', 'pipe', 'inherit', 'pipe'], env: { PATH } });
    const [printed, said] = await Promise.all([text(child.stdout as Readable), text(child.stdio[3] as Readable)]);
    expect([printed, said]).toEqual([`written\n${root === 'own' ? '/opt/pytorch\nown' : TOOLS}\n`, `${root}\ndown\n`]);
    expect([folder, `/opt/ml/${mark}`, `/var/lib/cloud/${mark}`].map(existsSync)).toEqual([false, false, false]);
    expect((await promisify(execFile)('ps', ['-eo', 'args'])).stdout).not.toContain(mark);
  }
});

test('timers of shutdown and systemd-run are kept, changed and given up, and the default is to stop', async () => {
  const { InstanceId } = await ec2.run(`#!/bin/sh
trap 'echo asked to end; exit' TERM
shutdown -P +60 && shutdown -c
systemd-run --unit=late --on-active=1h poweroff
systemctl restart ssh; echo "systemctl $?"
shutdown; echo "shutdown $?"; shutdown -c
systemd-run --on-active 300ms /bin/sh -c 'echo timer; halt'
while :; do sleep 1 & wait $!; done
`);
  const stopped = await ec2.until(InstanceId, 'stopped');
  expect(stopped).toMatchObject({ State: { Code: 80 }, StateReason: { Code: 'Client.InstanceInitiatedShutdown' } });
  const printed = await ec2.console(InstanceId);
  // All processes are asked at once; the shell says so of its `sleep` if that ends before the shell has its own signal.
  expect(printed).toMatch(
    /systemctl: restart ssh is not supported.*\nsystemctl 1\nshutdown 0\ntimer\n(Terminated\n)?asked to end\n/,
  );
  await ec2.client.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
  expect(await ec2.describe(InstanceId)).toMatchObject({ StateReason: { Code: 'Client.UserInitiatedShutdown' } });
});

test('an instance stays up after its user data, whatever came of it, until it is terminated', async () => {
  const { InstanceId } = await ec2.run('#!/bin/sh\n(sleep 600; echo no) &\necho up\nexit 3\n');
  await ec2.console(InstanceId, 'up\n', 'ended with 3');
  expect(await ec2.describe(InstanceId)).toMatchObject({
    State: { Name: 'running', Code: 16 },
    StateTransitionReason: '',
  });
  const terminate = new TerminateInstancesCommand({ InstanceIds: [InstanceId] });
  const { TerminatingInstances } = await ec2.client.send(terminate);
  const going = { CurrentState: { Name: 'shutting-down', Code: 32 }, PreviousState: { Name: 'running', Code: 16 } };
  expect(TerminatingInstances).toEqual([{ InstanceId, ...going }]);
  const ended = await ec2.until(InstanceId, 'terminated');
  expect(ended.StateTransitionReason).toMatch(/^User initiated \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\)$/);
  const again = (await ec2.client.send(terminate)).TerminatingInstances;
  expect(again).toMatchObject([{ PreviousState: { Name: 'terminated' }, CurrentState: { Name: 'terminated' } }]);
});

test('user data without a first line #! does not run, and one that is terminated at once runs never', async () => {
  const { InstanceId } = await ec2.run('echo no');
  expect(await ec2.console(InstanceId, 'begins with #!')).not.toContain('no\n');
  const quick = await ec2.run('#!/bin/sh\nsleep 5\necho no\n');
  const ids = [InstanceId, quick.InstanceId];
  await ec2.client.send(new TerminateInstancesCommand({ InstanceIds: ids }));
  for (const id of ids) await ec2.until(id, 'terminated');
  expect(await ec2.console(quick.InstanceId)).not.toContain('no');
});

test('the metadata service says who the instance is, to the instance alone, with a token where one is required', async () => {
  const { InstanceId, ImageId, Placement } = await ec2.run(
    `#!/bin/bash
${CURL}
metadata $base/meta-data/instance-id
metadata -X PUT $base/api/token
metadata -X PUT -H 'x-aws-ec2-metadata-token-ttl-seconds: 30000' $base/api/token
token=$(curl -s -X PUT -H 'x-aws-ec2-metadata-token-ttl-seconds: 60' $base/api/token)
with() { metadata -H "x-aws-ec2-metadata-token: $token" $base/$1; }
for path in instance-id instance-type ami-id placement/region placement/availability-zone placement/ spot/instance-action iam/info tags/instance/job
do with meta-data/$path; done
with dynamic/instance-identity/document; with user-data | grep '^#!'
metadata -H 'x-aws-ec2-metadata-token: wrong' $base/meta-data/instance-id
metadata $elsewhere/meta-data/instance-id
echo end
`,
    {
      MetadataOptions: { HttpTokens: 'required', InstanceMetadataTags: 'enabled' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'job', Value: 'a b' }] }],
    },
  );
  const lines = (await ec2.console(InstanceId, '\nend\n')).split('\n');
  const zone = Placement?.AvailabilityZone;
  expect(lines.slice(0, 14)).toEqual([
    ...[
      'Unauthorized 401',
      'Bad Request 400',
      'Bad Request 400',
      `${InstanceId} 200`,
      'm5.xlarge 200',
      `${ImageId} 200`,
    ],
    ...[
      'us-east-1 200',
      `${zone} 200`,
      'availability-zone',
      'region 200',
      'Not Found 404',
      'Not Found 404',
      'a b 200',
      '{',
    ],
  ]);
  const rest = lines.slice(13).join('\n');
  const document = JSON.parse(rest.slice(0, rest.indexOf('}') + 1));
  expect(document).toMatchObject({ accountId: standIn.account, instanceId: InstanceId, region: 'us-east-1' });
  expect(rest).toContain('#!/bin/bash\nUnauthorized 401\n');
  expect(rest).toMatch(/No instance has its metadata here.*404\nend/s);
});

test('credentials are those of the profile’s role, which the gateway authorizes like any other', async () => {
  const print = `
import boto3, botocore, json
session = boto3.Session(region_name="us-east-1")
print(session.client("sts").get_caller_identity()["Arn"])
print(session.client("s3").list_buckets()["Buckets"])
try: session.client("s3").create_bucket(Bucket="not-allowed")
except botocore.exceptions.ClientError as error: print(error.response["Error"]["Code"])
`;
  const { InstanceId, IamInstanceProfile } = await ec2.run(
    `#!/bin/bash\n${CURL}\nmetadata $base/meta-data/iam/security-credentials/\n/opt/pytorch/bin/python - <<'END'${print}END\naws sts get-caller-identity --region us-east-1 --query Arn --output text\necho end\n`,
    { IamInstanceProfile: { Name: 'trainer' } },
  );
  expect(IamInstanceProfile?.Arn).toBe(`arn:aws:iam::${standIn.account}:instance-profile/trainer`);
  const arn = `arn:aws:sts::${standIn.account}:assumed-role/trainer/${InstanceId}`;
  const printed = await ec2.console(InstanceId, '\nend\n');
  expect(printed).toBe(`trainer 200\n${arn}\n[]\nAccessDenied\n${arn}\nend\n`);

  const other = await ec2.run(
    `#!/bin/sh\n${CURL}\nmetadata $base/meta-data/iam/security-credentials/elsewhere\necho end\n`,
    {
      IamInstanceProfile: { Arn: `arn:aws:iam::${standIn.account}:instance-profile/elsewhere` },
    },
  );
  expect(await ec2.console(other.InstanceId, '\nend\n')).toContain('"Code": "AssumeRoleUnauthorizedAccess"');
});

test('a spot instance is told before, and then terminated', async () => {
  const script = `#!/bin/sh
${CURL}
until metadata $base/meta-data/spot/instance-action | grep -v ' 404'; do sleep 0.2; done
metadata $base/meta-data/spot/termination-time
trap 'echo asked to end; exit' TERM
while :; do sleep 1 & wait $!; done
`;
  const spot = { MarketType: 'spot' as const, SpotOptions: { SpotInstanceType: 'one-time' as const } };
  const { InstanceId, InstanceLifecycle, SpotInstanceRequestId } = await ec2.run(script, {
    InstanceMarketOptions: spot,
  });
  expect([InstanceLifecycle, SpotInstanceRequestId]).toEqual(['spot', expect.stringMatching(/^sir-/)]);
  await ec2.until(InstanceId, 'running');
  const answer = await ec2.local('ec2/interrupt', { instanceId: InstanceId, notice: 2 });
  const { time } = (await answer.json()) as { time: string };
  const ended = await ec2.until(InstanceId, 'terminated');
  expect(ended.StateReason).toEqual({
    Code: 'Server.SpotInstanceTermination',
    Message: 'Server.SpotInstanceTermination: Spot instance termination',
  });
  const whole = time.replace(/\.\d+/, '');
  // What the shell says of its `sleep`, if that ends before the shell has its own signal, aside.
  const printed = (await ec2.console(InstanceId)).split('\n').filter((line) => line !== 'Terminated');
  const [action, moment, last] = printed;
  expect(action).toBe(`{"action":"terminate","time":"${whole}"} 200`);
  expect([moment, last]).toEqual([`${whole} 200`, 'asked to end']);
  const { InstanceId: other } = await ec2.run('');
  await ec2.until(other, 'running');
  expect((await ec2.local('ec2/interrupt', { instanceId: other })).status).toBe(404);
});

test('boto3 and the aws command of the runner see the same', async () => {
  const python = new URL('../../.local-aws/test-tools/bin/python', import.meta.url).pathname;
  const { ImageId } = await ec2.request('');
  const script = `
import boto3, time
ec2 = boto3.client("ec2")
made = ec2.run_instances(ImageId="${ImageId}", InstanceType="m5.xlarge", MinCount=2, MaxCount=2, UserData="#!/bin/sh\\necho from boto3\\n",
    TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "with", "Value": "boto3 & <xml>"}]}])
ids = [each["InstanceId"] for each in made["Instances"]]
ec2.get_waiter("instance_running").wait(InstanceIds=ids, WaiterConfig={"Delay": 1})
found = ec2.describe_instances(Filters=[{"Name": "tag:with", "Values": ["boto3*"]}])["Reservations"]
print([each["Tags"][0]["Value"] for each in found[0]["Instances"]], found[0]["Instances"][0]["LaunchTime"].year)
while "from boto3" not in ec2.get_console_output(InstanceId=ids[0]).get("Output", ""): time.sleep(0.1)
ec2.terminate_instances(InstanceIds=ids)
ec2.get_waiter("instance_terminated").wait(InstanceIds=ids, WaiterConfig={"Delay": 1})
try: ec2.describe_instances(InstanceIds=["i-0123456789abcdef0"])
except ec2.exceptions.ClientError as error: print(error)
`;
  const { stdout } = await promisify(execFile)(python, ['-c', script], { env: { ...process.env, ...standIn.env } });
  expect(stdout.split('\n')).toEqual([
    `['boto3 & <xml>', 'boto3 & <xml>'] ${new Date().getUTCFullYear()}`,
    "An error occurred (InvalidInstanceID.NotFound) when calling the DescribeInstances operation: The instance ID 'i-0123456789abcdef0' does not exist",
    '',
  ]);
});

test('a stand-in that is killed takes its instances with it, and says so when it is back', async () => {
  const mark = `instance-${Date.now()}`;
  const { InstanceId } = await ec2.run(`#!/bin/bash\nexec -a ${mark} sleep 600\n`, { ClientToken: mark });
  await ec2.until(InstanceId, 'running');
  const alive = async () => (await promisify(execFile)('ps', ['-eo', 'args'])).stdout.includes(mark);
  await expect.poll(alive).toBe(true);
  await standIn.kill();
  await expect.poll(alive).toBe(false);
  standIn = await startStandIn({ state });
  ec2 = new Instances(standIn);
  expect(await ec2.describe(InstanceId)).toMatchObject({
    State: { Name: 'terminated' },
    StateReason: { Code: 'Server.InternalError' },
  });
  const same = ec2.client.send(
    new RunInstancesCommand(await ec2.request(`#!/bin/bash\nexec -a ${mark} sleep 600\n`, { ClientToken: mark })),
  );
  expect(await rejection(same)).toMatchObject({ name: 'IdempotentInstanceTerminated' });
});
