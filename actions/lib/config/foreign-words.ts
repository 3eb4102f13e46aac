/**
 * Names from the SageMaker API and its Python SDK, with the key that means the same in a config. They are written
 * without upper case, hyphens and underscores.
 */
const words: Readonly<Record<string, string>> = {
  autoscaling: 'scaling',
  categoricalparameterranges: 'ranges',
  containerentrypoint: 'entry-point',
  continuousparameterranges: 'ranges',
  environmentvariables: 'environment',
  hyperparameterranges: 'ranges',
  hyperparametertuningjobobjective: 'objective',
  imageuri: 'image',
  initialinstancecount: 'count',
  instancecount: 'count',
  instancetype: 'instance',
  integerparameterranges: 'ranges',
  kmskeyid: 'kms-key',
  maxcapacity: 'max',
  maxjobs: 'jobs',
  maxnumberoftrainingjobs: 'jobs',
  maxparalleljobs: 'parallel',
  maxparalleltrainingjobs: 'parallel',
  maxrun: 'max-runtime',
  maxruntimeinseconds: 'max-runtime',
  maxvalue: 'max',
  metricdefinitions: 'metrics',
  mincapacity: 'min',
  minvalue: 'min',
  modelname: 'model',
  outputkmskey: 'kms-key',
  parameterranges: 'ranges',
  program: 'entry-point',
  randomseed: 'seed',
  s3prefix: 'prefix',
  s3uri: 'source',
  sagemakerprogram: 'entry-point',
  sagemakersubmitdirectory: 'source',
  scaleincooldown: 'scale-in-cooldown',
  scaleoutcooldown: 'scale-out-cooldown',
  scalingtype: 'scale',
  securitygroupids: 'security-groups',
  sourcedir: 'source',
  statichyperparameters: 'hyperparameters',
  stoppingcondition: 'max-runtime',
  targetvalue: 'target-invocations-per-instance-per-minute',
  trainingimage: 'image',
  trainingjobearlystoppingtype: 'early-stopping',
  volumekmskeyid: 'kms-key',
  volumesizeingb: 'volume-size',
};

const ON_INSTANCES = 'remove it: this pipeline supports endpoints on instances only, not serverless endpoints';

/** Names for which a config has no key, and what to do instead. */
const elsewhere: Readonly<Record<string, string>> = {
  role: 'remove it: roles are inputs of the actions',
  rolearn: 'remove it: roles are inputs of the actions',
  executionrole: 'remove it: roles are inputs of the actions',
  executionrolearn: 'remove it: roles are inputs of the actions',
  account: 'remove it: the account comes from the role',
  accountid: 'remove it: the account comes from the role',
  serverless: ON_INSTANCES,
  serverlessconfig: ON_INSTANCES,
};

const plain = (word: string) => word.toLowerCase().replace(/[-_]/g, '');

/** The key among `known` that a foreign or differently spelt name means, e.g. `InstanceType` or `max_jobs`. */
export function meaningOf(word: string, known: readonly string[]): string | undefined {
  const same = known.find((key) => plain(key) === plain(word));
  const meant = same ?? words[plain(word)];
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}

/** What to do about a name that does not belong in a config. */
export function remedyFor(word: string): string | undefined {
  return Object.hasOwn(elsewhere, plain(word)) ? elsewhere[plain(word)] : undefined;
}
