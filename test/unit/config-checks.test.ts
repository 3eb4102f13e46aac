import { describe, expect, test } from 'vitest';
import { problemsOf, warningsOf } from '../support/config-repository.ts';

const many = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i)).join(', ');

describe('account', () => {
  test.each([
    ['tags: { aws:x: y }', 'pipeline.yml:2:38: aws.tags["aws:x"]: begins with a reserved prefix; write another key'],
    [
      'tags: { team: a;b }',
      'pipeline.yml:2:44: aws.tags.team: must be at most 256 letters, digits, spaces and _.:/=+-@; write only such characters',
    ],
    [
      `tags: { ${many(39, (i) => `t${i}: x`)} }`,
      'pipeline.yml:2:30: aws.tags: has 39 tags; AWS allows 50, and the actions need 13 of them; keep at most 37',
    ],
    ['subnets: [subnet-1]', 'pipeline.yml:2:30: aws.subnets: needs security-groups too; add aws.security-groups'],
  ])('%s', (text, problem) => {
    expect(problemsOf({ 'eu-central-1 }': `eu-central-1, ${text} }` })).toEqual([problem]);
  });

  test.each(['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1'])(
    '%s is in a partition that is not supported',
    (region) => {
      expect(problemsOf({ 'eu-central-1': region })).toEqual([
        expect.stringMatching(
          /^pipeline\.yml:2:16: aws\.region: lies in another partition of AWS .*; write a region of the standard partition/,
        ),
      ]);
    },
  );

  test('a region that nobody knows is only suspected: AWS opens new ones', () => {
    expect(warningsOf({ 'eu-central-1': 'eu-centrl-1' })).toEqual([
      'pipeline.yml:2:16: aws.region: is not a known region; did you mean eu-central-1?',
    ]);
  });
});

describe('machines, endpoints and files', () => {
  test.each([
    [
      { 'ml.m5.large': 'ml.m5.lage' },
      'pipeline.yml:21:38: endpoints.shapes.instance: is not an instance type for hosting: ml.m5.lage; write ml.m5.large',
    ],
    [
      { 'single: { instance: ml.m5.xlarge': 'single: { instance: ml.t2.medium' },
      'pipeline.yml:18:23: train.single.instance: is not an instance type for training, only for hosting: ml.t2.medium; write ml.t3.medium',
    ],
    [
      { 'ml.m5.large': 'ml.c7g.large' },
      'pipeline.yml:21:38: endpoints.shapes.instance: cannot be used: the image ray-serve is not built for the processor of ml.c7g.large; write another instance type or an image URI',
    ],
    [
      { 'source: code': 'source: code\n  image: pytorch-training' },
      'pipeline.yml:6:10: training.image: is not an image URI or one of pytorch: "pytorch-training"; write pytorch or an image URI',
    ],
    [
      { 'model: single': 'model: singel' },
      'pipeline.yml:21:20: endpoints.shapes.model: is not the name of an entry in train: "singel"; write single',
    ],
    [
      { 'serving: { source: serve }\n': '' },
      'pipeline.yml:19:1: endpoints: need the section serving, which names the serving code; add serving: { source: python/serving }',
    ],
    [
      { '  shapes: {': `  ${'s'.repeat(43)}: {` },
      `pipeline.yml:21:3: endpoints.${'s'.repeat(43)}: is too long by 4: AWS names <name>-pr-${'s'.repeat(43)}-<10 digits>-r9 have at most 63 characters; write a name of at most 39 characters`,
    ],
    [
      { 'single: { instance: ml.m5.xlarge }': '{}', '  shapes: { model: single, instance: ml.m5.large }': '  {}' },
      'pipeline.yml:18:3: train: has no training job; write { single: { instance: ml.m5.xlarge } }',
    ],
    [
      { 'source: code': 'source: cod' },
      'pipeline.yml:5:11: training.source: does not exist: cod; write the path of a folder',
    ],
    [
      { 'source: code': 'source: code\n  entry-point: run.py' },
      'pipeline.yml:6:16: training.entry-point: does not exist: code/run.py; write the name of a file in training.source',
    ],
    [
      { 'ml.m5.large }': 'ml.m5.large, smoke: { file: x.png, content-type: image/png, expect: Disc } }' },
      'pipeline.yml:21:66: endpoints.shapes.smoke.file: does not exist: x.png; write the path of a file',
    ],
    [
      { 'source: images': 'source: imgaes' },
      'pipeline.yml:3:17: data.source: does not exist: imgaes; write the path of a folder or file that exists',
    ],
    [
      { 'source: images': 'source: [images, s3://bucket/x.zip]' },
      'pipeline.yml:3:26: data.source[1]: is read from a path or over https, not s3; write a path or an https address',
    ],
    [
      { 'source: images': 'source: http://example.com/x.zip' },
      'pipeline.yml:3:17: data.source: is read from a path or over https, not http; write https://example.com/x.zip',
    ],
    [
      { 'source: images': 'source: https://example.com/x.rar' },
      'pipeline.yml:3:17: data.source: is not a .zip, .tar.gz or .tgz file; write the address of such a file',
    ],
  ] as [Record<string, string>, string][])('%j', (edits, problem) => {
    expect(problemsOf(edits)[0]).toBe(problem);
  });

  test('torch in a bundle is found where it stands', () => {
    expect(
      problemsOf(
        {},
        {
          'code/requirements.txt': 'pillow\ntorch==2.1\n# numpy\nnumpy-stl\nTorchvision>=0.1\n',
          'serve/code/requirements.txt': 'numpy\n',
        },
      ),
    ).toEqual([
      'code/requirements.txt:2:1: training.source: requires torch, but the image already contains the version that works with it; remove the line',
      'code/requirements.txt:5:1: training.source: requires Torchvision, but the image already contains the version that works with it; remove the line',
      'serve/code/requirements.txt:1:1: serving.source: requires numpy, but the image already contains the version that works with it; remove the line',
    ]);
  });

  test('two requirements of the serving code, of which one would be lost, are a problem', () => {
    const files = { 'serve/requirements.txt': 'pillow\n', 'serve/code/requirements.txt': 'tqdm\n' };
    expect(problemsOf({}, files)).toEqual([
      expect.stringMatching(
        /serving\.source: contains two files for the same place in the model: serve\/requirements\.txt and serve\/code\/requirements\.txt; put all requirements into one of them$/,
      ),
    ]);
  });

  test('a download without its hash is only suspected', () => {
    expect(warningsOf({ 'source: images': 'source: https://example.com/x.zip' })).toEqual([
      'pipeline.yml:3:17: data.source: is not pinned: any file that the address serves is used as the data set; add data.sha256, which sync-data prints',
    ]);
    expect(problemsOf({ 'training:': 'weights: { source: https://example.com/w.pth }\ntraining:' })).toEqual([
      'pipeline.yml:4:1: weights.sha256: is missing; write sha256: what sha256sum prints',
    ]);
  });
});
