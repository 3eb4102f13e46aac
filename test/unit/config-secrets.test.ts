import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSecretByName, secretsIn } from '../../actions/lib/config/secret-text.ts';
import { problemsOf, warningsOf } from '../support/config-repository.ts';

const byRole = 'remove it, revoke it, and use a role for the credentials of the actions';
const byManager =
  'remove it, revoke it, put a new one into AWS Secrets Manager, write its ARN here, and allow the role of the code to read it';
const byDownload =
  'write the address without the login, and its sha256; if the file needs a login, download it in an earlier step of the workflow and write its path';
const byPublicAddress = 'write an address that needs no login and no signature';

// In pieces, so that no scanner takes this file for a leak.
const accessKey = `AKIA${'ABCDEFGH12345678'}`;
const secretKey = `wJalrXUtnFEMI/${'K7MDENG/bPxRfiCYEXAMPLEKEY'}`;
const githubToken = `ghp_${'0123456789abcdefghijABCDEFGHIJ012345'}`;
const pem = (indent: string) =>
  ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEpAIBAAKCAQEA7', '-----END RSA PRIVATE KEY-----'].join(`\n${indent}`);

type Case = [what: string, edits: Record<string, string>, problems: string[], secret?: string];

test.each<Case>([
  [
    'a value',
    { 'source: images': `source: ${accessKey}` },
    [`pipeline.yml:3:17: data.source: holds an AWS access key; ${byRole}`],
    accessKey,
  ],
  [
    'a key',
    { 'epochs: 2': `${accessKey}: 2` },
    [`pipeline.yml:8:22: training.hyperparameters: holds an AWS access key; ${byRole}`],
    accessKey,
  ],
  [
    'a comment',
    { 'name: shapes': `name: shapes # ${accessKey}` },
    [`pipeline.yml:1:16: holds an AWS access key; ${byRole}`],
    accessKey,
  ],
  [
    'the name of a key',
    { 'epochs: 2': 'aws_secret_access_key: plainwords' },
    [`pipeline.yml:8:22: training.hyperparameters.aws_secret_access_key: is the name of a credential; ${byRole}`],
    'plainwords',
  ],
  [
    'a private key',
    { 'epochs: 2 }': `epochs: 2 }\n  environment:\n    KEY: |\n      ${pem('      ')}` },
    [`pipeline.yml:11:7: training.environment.KEY: holds a private key; ${byRole}`],
    'MIIEpAIBAAKCAQEA7',
  ],
  [
    'an AWS secret key',
    { 'epochs: 2': `code: ${secretKey}` },
    [`pipeline.yml:8:28: training.hyperparameters.code: holds an AWS secret key; ${byRole}`],
    secretKey,
  ],
  [
    'a login with a quote in its password',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB: "postgres://app:a\'hunter22@db/x" }' },
    [`pipeline.yml:9:23: training.environment.DB: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a login with a bracket in its password',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB: "postgres://app:a<hunter22@db/x" }' },
    [`pipeline.yml:9:23: training.environment.DB: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a login with a blank in its password',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB: "postgres://app:a hunter22@db/x" }' },
    [`pipeline.yml:9:22: training.environment.DB: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a login with a tab in its password',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB: "postgres://app:a\\thunter22@db/x" }' },
    [`pipeline.yml:9:22: training.environment.DB: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a login with a line break in its password',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB: "postgres://app:a\\nhunter22@db/x" }' },
    [`pipeline.yml:9:22: training.environment.DB: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a login with a double quote in its password',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB: "postgres://app:a\\"hunter22@db/x" }' },
    [`pipeline.yml:9:22: training.environment.DB: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a login with a blank in its user',
    { 'source: images': 'source: "https://us er:hunter22@example.com/x.zip"' },
    [`pipeline.yml:3:17: data.source: holds an address with a user and a password; ${byDownload}`],
    'hunter22',
  ],
  [
    'a login with a quote, in a comment',
    { 'name: shapes': "name: shapes # postgres://app:it's-hunter22@db/x" },
    [`pipeline.yml:1:16: holds an address with a user and a password; ${byPublicAddress}`],
    'hunter22',
  ],
  [
    'a GitHub token, as a tag',
    { 'eu-central-1 }': `eu-central-1, tags: { team: ${githubToken} } }` },
    [`pipeline.yml:2:44: aws.tags.team: holds a GitHub token; ${byManager}`],
    githubToken,
  ],
  [
    'a GitHub token behind an escape of YAML',
    { 'epochs: 2': `code: "\\x67${githubToken.slice(1)}"` },
    [`pipeline.yml:8:28: training.hyperparameters.code: holds a GitHub token; ${byManager}`],
    githubToken.slice(1),
  ],
  [
    'a GitHub token used through an alias',
    { 'epochs: 2': `code: &code ${githubToken}`, 'model: single': 'model: *code' },
    [
      `pipeline.yml:8:34: training.hyperparameters.code: holds a GitHub token; ${byManager}`,
      'pipeline.yml:21:20: endpoints.shapes.model: is not the name of an entry in train: "••••••••••••••••••••••••••••••••••••••••"; write single',
    ],
    githubToken,
  ],
  [
    'a password by its name',
    { 'epochs: 2 }': 'epochs: 2 }\n  environment: { DB_PASSWORD: hunter2 }' },
    [`pipeline.yml:9:31: training.environment.DB_PASSWORD: contains a secret in plain text; ${byManager}`],
    'hunter2',
  ],
  [
    'an address with a user and a password',
    { 'source: images': 'source: https://ann:hunter2@example.com/x.zip' },
    [`pipeline.yml:3:17: data.source: holds an address with a user and a password; ${byDownload}`],
    'hunter2',
  ],
  [
    'an address with a user, without slashes',
    { 'source: images': 'source: [images, "https:hunter2@example.com/x.zip"]' },
    [`pipeline.yml:3:27: data.source[1]: holds an address with a user; ${byDownload}`],
    'hunter2',
  ],
  [
    'a signed address, once AWS and once Azure',
    {
      'source: images':
        'source: ["https://b.s3.amazonaws.com/x.zip?X-Amz-Signature=0a1b2c", "https://b.net/x?sv=1&sig=d3e4"]',
    },
    [
      `pipeline.yml:3:19: data.source[0]: holds a signed address; ${byDownload}`,
      `pipeline.yml:3:78: data.source[1]: holds a signed address; ${byDownload}`,
    ],
    '0a1b2c',
  ],
  [
    'an address with a token',
    { 'epochs: 2': 'hook: https://example.com/hook?access_token=opensesame' },
    [
      `pipeline.yml:8:28: training.hyperparameters.hook: holds an address with a secret in its query; ${byPublicAddress}`,
    ],
    'opensesame',
  ],
])('%s is refused and not repeated', (_, edits, problems, secret = '') => {
  const found = problemsOf(edits);
  expect(found).toEqual(problems);
  expect(found.join('\n')).not.toContain(secret);
});

describe('where the config is broken as well', () => {
  test.each<[string, Record<string, string>, string]>([
    ['by text that is no YAML', { 'name: shapes': `name: shapes\n} ${githubToken}` }, githubToken],
    ['by an unknown tag', { 'epochs: 2': `code: !${githubToken} x` }, githubToken],
    ['by an unknown alias', { 'epochs: 2': `code: *${githubToken}` }, githubToken],
    ['by an open quote', { 'source: images': `source: "https://ann:hunter2@example.com/x.zip` }, 'hunter2'],
    ['by a key that is none', { 'epochs: 2 }': `epochs: 2 }\n  ${githubToken}: x` }, githubToken],
    ['by the same key twice', { 'epochs: 2': `${githubToken}: 1, ${githubToken}: 2` }, githubToken],
    ['by a password where a mapping must be', { 'region: eu-central-1': 'region: [{ password: hunter2 }]' }, 'hunter2'],
    ['by a stray text', { 'name: shapes': 'name: shapes\n"hunter2" "hunter2"' }, 'hunter2'],
  ])('%s, no secret is repeated', (_, edits, secret) => {
    const found = problemsOf(edits).join('\n');
    expect(found).not.toBe('');
    expect(found).not.toContain(secret);
  });
});

test('what only looks like one is accepted', () => {
  const hyperparameters = [
    'pad_token: "[PAD]"',
    'max_tokens: 4096',
    'tokenizer: bert-base-multilingual-cased',
    'commit: 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
    'digest: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'folder: pipelineConfig/data/Images/Train01/Gold1',
    'note: ValidationLossAfterEpoch10OfTheTraining1',
    'store: s3://bucket/key@latest',
    'secret_name: production/database',
    'db_password: arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf',
    'database_secret: none',
  ];
  expect(warningsOf({ 'epochs: 2': hyperparameters.join(', ') })).toEqual([]);
  // A shell would take the & of it for a command, but variables do not pass through one.
  const page = 'environment: { PAGE: "https://example.com/@ann/model?version=3&download=1" }';
  expect(warningsOf({ 'source: code': `source: code\n  ${page}` })).toEqual([]);
  expect(warningsOf({ "Loss: 'Validation": "Token: 'Epoch: ([0-9]+)'\n    Loss: 'Validation" })).toEqual([]);
});

test('a file of an event is read for secrets too', () => {
  const functions =
    '\nfunctions:\n  ask: { source: code, handler: train.py, endpoint: shapes, test: { event: event.json } }';
  const edits = { 'model: single, instance: ml.m5.large }': `model: single, instance: ml.m5.large }${functions}` };
  const found = problemsOf(edits, { 'event.json': `{"url": "https://a:hunter2@example.com/"}` }).join('\n');
  expect(found).toContain('names a file that holds an address with a user and a password: event.json');
  expect(found).not.toContain('hunter2');
  const broken = problemsOf(edits, { 'event.json': '{"password": hunter2}' }).join('\n');
  expect(broken).toContain('test.event: is not valid JSON: event.json: ');
  expect(broken).not.toContain('hunter2');
});

test('of a thousand random secret keys all but a few are found, and of random digests none', () => {
  const keys = Array.from({ length: 1000 }, () => randomBytes(30).toString('base64'));
  expect(keys.filter((key) => secretsIn(key).length === 0).length).toBeLessThan(20);
  const digests = Array.from({ length: 1000 }, () => randomBytes(20).toString('hex'));
  expect(digests.flatMap((digest) => secretsIn(`sha1: ${digest}`))).toEqual([]);
});

test.each([
  ['token', '<|endoftext|>', false],
  ['session_token', 'column', false],
  ['HF_TOKEN', 'hf-read-only-secret', false],
  ['DB_SECRET', 'prod/db-secret-name', false],
  ['pad_token', 'token0000', false],
  ['MLFLOW_TRACKING_TOKEN', 'a81f0c2e77d94b6f', true],
  ['VAULT_TOKEN', 'hvs.CAESIJ4x9q2', true],
  ['DB_PASSWORD', 'tiger', true],
])('a value under %s: %s', (name, value, secret) => {
  expect(isSecretByName(name, value)).toBe(secret);
});
