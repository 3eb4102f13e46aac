import { expect } from 'vitest';
import type { Scenarios } from '../../support/core.ts';

const parts = { code: { hash: 'a', entryPoint: 'train.py' }, data: 'v1', weights: undefined };

export const naming = {
  'a name is its content, in whatever order it is written': async ({ contentName }) => {
    const turned = { data: 'v1', code: { entryPoint: 'train.py', hash: 'a' } };
    expect(contentName('shop', turned).id).toBe(contentName('shop', parts).id);
    expect(contentName('shop', parts).id).toMatch(/^shop-[0-9a-f]{10}$/);
  },

  // The digits are those of `printf '{"code":{"entryPoint":"train.py","hash":"a"},"data":"v1"}' | sha256sum`, and so on.
  'a name stays the same from release to release': async ({ contentName }) => {
    expect(contentName('shop', parts)).toEqual({
      id: 'shop-e81ee3a9e5',
      parts: {
        code: '7d7680a80745ae796bf6468eb166015918686c4b33b5d16ae13ac5f7be5cc5d6',
        data: '161078e42e8fef3ba4b9c984035baa2e431a50b31a18ac95614cc6820394af13',
        weights: '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
      },
    });
  },

  'every part decides the name': async ({ contentName }) => {
    const names = [
      parts,
      { ...parts, data: 'v2' },
      { ...parts, weights: 'w' },
      { ...parts, code: { ...parts.code, hash: 'b' } },
      { ...parts, list: [1, 2] },
      { ...parts, list: [2, 1] },
      { ...parts, list: ['1', 2] },
    ].map((each) => contentName('shop', each).id);
    expect(new Set(names).size).toBe(names.length);
  },

  'further attempts have names of at most three more characters': async ({ attemptName, MOST_ATTEMPTS }) => {
    expect([1, 2, 3].map((attempt) => attemptName('shop-0123456789', attempt))).toEqual([
      'shop-0123456789',
      'shop-0123456789-r2',
      'shop-0123456789-r3',
    ]);
    expect(attemptName('', MOST_ATTEMPTS)).toHaveLength(3);
  },

  'the parts that differ are told by name': async ({ changedParts }) => {
    expect(changedParts({ code: 'a', data: 'a', image: 'a' }, { code: 'b', data: 'a', seed: 'a' })).toEqual([
      'code',
      'image',
      'seed',
    ]);
  },

  'tags tell the content again': async ({ ownTags, contentOf, ownTag, contentName }) => {
    const owner = { pipeline: 'shop', repository: 'acme/shop', ref: 'main', commit: '1', run: '1.1' };
    const content = contentName('shop', parts).parts;
    const tags = ownTags(owner, { key: 'train:single', stages: ['train', 'tune'] }, content);
    expect(contentOf(tags)).toEqual(content);
    expect([ownTag(tags, 'node'), ownTag(tags, 'stage')]).toEqual(['train:single', 'train+tune']);
  },
} satisfies Scenarios;
