import { describe, expect, test } from 'vitest';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { previewSection } from '../../actions/lib/report/preview.ts';
import { previewName, pullRequestOf } from '../../actions/lib/resources/preview/names.ts';
import { edited, loadText, problemsOf } from '../support/config-repository.ts';

const COMPARE = 'compare: { Loss: { higher-is-better: false, tolerance: 0.01 } }';
const ENDPOINTS = 'endpoints:\n';
const withPreview = (preview: string) => ({
  [ENDPOINTS]: `pull-request: { ${COMPARE}, preview: ${preview} }\n${ENDPOINTS}`,
});

function configOf(edits: Record<string, string>) {
  const loaded = loadText(edited(edits));
  return 'config' in loaded ? loaded.config : expect.fail(JSON.stringify(loaded));
}

describe('pull-request.preview', () => {
  test('is an endpoint like main’s, with one instance, unscaled and ungated, for eight hours', () => {
    const { preview, endpoints } = configOf({
      ...withPreview('{}'),
      'instance: ml.m5.large }':
        'instance: ml.m5.large, count: 3, scaling: { min: 1, max: 4, target-invocations-per-instance-per-minute: 20 } }',
    });
    const { scaling: _, ...shapes } = endpoints['shapes'] ?? expect.fail('no endpoint');
    expect(preview).toEqual({ expiresAfter: 8 * 3600, endpoints: { shapes: { ...shapes, count: 1 } } });
  });

  test('has an instance of its own, with the image and the driver that fit it', () => {
    const { preview } = configOf(withPreview('{ expires-after: 7d, instance: ml.g5.xlarge }'));
    expect(preview).toMatchObject({
      expiresAfter: 7 * 86_400,
      endpoints: { shapes: { instance: 'ml.g5.xlarge', image: expect.stringContaining('cuda') } },
    });
  });

  test('is absent unless it is asked for, and then roles may only delete what an earlier config has left', () => {
    const config = configOf({ [ENDPOINTS]: `pull-request: { ${COMPARE} }\n${ENDPOINTS}` });
    expect(config.preview).toBeUndefined();
    const place = placeOf(config, '123456789012', { owner: 'o', ownerId: '1', name: 'r', id: '2' });
    const statements = Object.values(rolesOf(config, place)).flatMap(({ permissions }) => permissions.Statement);
    const ofPreviews = statements.filter(({ Resource }) =>
      /(model|endpoint|endpoint-config)\/shapes-pr-/.test(JSON.stringify(Resource)),
    );
    const verbs = ofPreviews
      .flatMap(({ Action }) => Action)
      .map((action) => /:(Describe|List|Delete|[A-Za-z]+)/.exec(action)?.[1]);
    expect(new Set(verbs)).toEqual(new Set(['Describe', 'List', 'Delete']));
  });

  test.each([
    ['{ expires-after: 8 }', /preview\.expires-after: must be a duration of at most 7d/],
    ['{ expires-after: 8d }', /preview\.expires-after: must be a duration of at most 7d/],
    ['{ expires-after: 169h }', /preview\.expires-after: must be a duration of at most 7d/],
    ['{ instance: ml.p9.large }', /preview\.instance: is not an instance type for hosting: ml\.p9\.large/],
    ['{ endpoint: shapes }', /preview\.endpoint: /],
  ])('%s is refused', (preview, problem) => {
    expect(problemsOf(withPreview(preview))).toEqual([expect.stringMatching(problem)]);
  });

  test('names of its endpoints are reserved', () => {
    expect(problemsOf({ '  shapes: { model': '  shapes-pr-7-shapes: { model' })).toEqual([
      expect.stringMatching(/endpoints\.shapes-pr-7-shapes: begins with shapes-pr-, which is reserved/),
    ]);
  });
});

test('the longest names of a pipeline and of an endpoint leave room for a number of nine digits', () => {
  const name = 'abcdefghijklm';
  const endpoint = 'e'.repeat(63 - `${name}-pr--0123456789-r9`.length);
  const preview = previewName(name, 999_999_999, endpoint);
  expect(preview.length).toBeLessThanOrEqual(63);
  expect(pullRequestOf(name, preview)).toBe(999_999_999);
  expect(pullRequestOf(name, `${name}-pr-x-0123456789`)).toBeUndefined();
  expect(pullRequestOf('abc', preview)).toBeUndefined();
});

describe('the comment on a preview', () => {
  const state = {
    ...{ entry: 'shapes', endpoint: 'shapes-pr-7-shapes', region: 'us-east-1', instance: 'ml.m5.large' },
    question: { file: "data/it's `$(rm -rf ~)` @someone.png", contentType: 'image/png' },
  };

  test('holds a command in which a path is one word, and its price only where it is known', () => {
    const price = { dollars: 0.115, source: 'AWS Price List' };
    const section = previewSection({ ...state, expires: '2026-11-30T18:05:59.000Z', price });
    expect(section).toContain('until **2026-11-30 18:05 UTC**');
    expect(section).toMatch(/One `ml\.m5\.large` costs `\$0\.115` an hour/);
    expect(section).toContain("--body fileb://'data/it'\\''s `$(rm -rf ~)` @someone.png' answer.json");
    expect(previewSection({ ...state, expires: '2026-11-30T18:05:59.000Z' })).toContain('is unknown here');
  });

  test('says why there is none', () => {
    const section = previewSection({ ...state, none: 'it is Failed: <b>no</b> @room' });
    expect(section).toContain('There is no preview to ask');
    expect(section).not.toContain(' <b>no</b> @room');
    expect(section).not.toContain('invoke-endpoint');
  });
});
