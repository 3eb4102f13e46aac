import type { Finding } from '../../config/document.ts';
import { nearest } from '../../config/nearest.ts';
import { toSeconds } from '../../config/units.ts';
import type { Draft } from '../draft.ts';
import { DEFAULT_AMI, DEFAULT_INSTANCE, EC2 } from './defaults.ts';
import { defaultEntry } from './resolve.ts';

/** Minimum run time in seconds: below it, boot and downloads leave no time for the training. */
const SHORTEST = 60;

/**
 * An `ec2` section with a missing or unsuitable entry of `train`, a type that is not an EC2 type, or a reserved name.
 */
export function checkEc2({ name, ec2, train = {} }: Draft): Finding[] {
  if (ec2 === undefined) return [];
  const runtime = ec2['max-runtime'];
  return [
    ...checkName(name),
    ...checkEntry(ec2.train, train),
    ...[ec2.instance ?? []]
      .flat()
      .flatMap((type, index) => checkType(type, Array.isArray(ec2.instance) ? [index] : [])),
    ...checkPython(ec2.ami),
    ...checkArchitecture(ec2),
    ...(runtime !== undefined && toSeconds(runtime) < SHORTEST
      ? [
          {
            path: [EC2, 'max-runtime'],
            what: `is ${runtime}, but an instance takes most of a minute to start`,
            instead: 'write 1m or more',
          },
        ]
      : []),
  ];
}

/** EC2 reserves names that begin with `sg-` for ids (EC2 API Reference, CreateSecurityGroup, GroupName). */
function checkName(name: string | undefined): Finding[] {
  if (name === undefined || !name.startsWith('sg-')) return [];
  const what = `begins with sg-, and EC2 takes no security group of such a name: ${name}`;
  return [{ path: ['name'], what, instead: 'write a name that begins otherwise, or leave out ec2' }];
}

function checkEntry(named: string | undefined, train: NonNullable<Draft['train']>): Finding[] {
  if (Object.hasOwn(train, EC2)) {
    const what = 'is the name of the EC2 training run, which the section ec2 describes';
    return [{ path: ['train', EC2], at: 'key', what, instead: 'write another name' }];
  }
  // The check of the sections already reports the missing section.
  if (Object.keys(train).length === 0) return [];
  const single = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) === 1);
  const names = single.map(([name]) => name);
  if (named === undefined) {
    if (defaultEntry(train) !== undefined) return [];
    const what = 'needs an entry of train with one instance, and all have several';
    return [
      { path: [EC2], at: 'key', what, instead: 'add an entry such as single: { instance: ml.m5.xlarge } to train' },
    ];
  }
  if (!Object.hasOwn(train, named)) {
    const what = `is not the name of an entry in train: ${JSON.stringify(named)}`;
    return [{ path: [EC2, 'train'], what, instead: `write ${nearest(named, names) ?? names.join(' or ')}` }];
  }
  const count = train[named]?.count ?? 1;
  if (count === 1) return [];
  const what = `is ${named}, which has ${count} instances; one EC2 instance trains`;
  return [
    {
      path: [EC2, 'train'],
      what,
      instead: names.length === 0 ? 'name an entry with one instance' : `write ${names.join(' or ')}`,
    },
  ];
}

function checkType(type: string | undefined, index: readonly number[]): Finding[] {
  if (type === undefined || !type.startsWith('ml.')) return [];
  const what = `is an instance type of SageMaker: ${type}`;
  return [{ path: [EC2, 'instance', ...index], what, instead: `write ${type.slice('ml.'.length)}` }];
}

/** First version of PyTorch whose AMI has the Python that the user data starts. Source: its release notes. */
const FIRST = [2, 6] as const;

/** Other Deep Learning AMIs (the base AMI, TensorFlow's, older ones) do not have this Python, so nothing would train. */
function checkPython(ami: string | undefined): Finding[] {
  if (ami === undefined) return [];
  const [major = 0, minor = 0] = /-pytorch-(\d+)\.(\d+)-/.exec(ami)?.slice(1).map(Number) ?? [];
  if (major > FIRST[0] || (major === FIRST[0] && minor >= FIRST[1])) return [];
  const what = `is an AMI without /opt/pytorch/bin/python, which runs the training: ${ami}`;
  const instead = `write one with PyTorch ${FIRST.join('.')} or newer, such as ${DEFAULT_AMI}`;
  return [{ path: [EC2, 'ami'], what, instead }];
}

/** Names of Graviton families have a `g` after the number, then letters for disk and network: m7g, c7gn, g5g. */
const ARM = /^(a1|t4g|[a-z]+\d+g[a-z]*)\./;

/** An AMI starts only on one processor architecture, which the name of its Systems Manager parameter contains. */
function checkArchitecture({ ami = DEFAULT_AMI, instance = DEFAULT_INSTANCE }: NonNullable<Draft['ec2']>): Finding[] {
  const [, of] = /\/(x86_64|arm64)\//.exec(ami) ?? [];
  if (of === undefined) return [];
  return [instance].flat().flatMap((type, index) => {
    if (type === undefined || type.startsWith('ml.') || ARM.test(type) === (of === 'arm64')) return [];
    const what = `is ${type}, on which the AMI does not start: ${ami} is for ${of}`;
    const instead =
      of === 'arm64' ? 'write an Arm type such as g5g.xlarge' : `write an x86 type such as ${DEFAULT_INSTANCE}`;
    return [{ path: [EC2, 'instance', ...(Array.isArray(instance) ? [index] : [])], what, instead }];
  });
}
