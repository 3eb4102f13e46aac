import type { Finding } from '../../config/document.ts';
import type { Repository } from '../../config/repository.ts';
import type { Draft } from '../draft.ts';

/** PyTorch's module, and libraries that call it on behalf of the script. */
const divides = /\btorch\.distributed\b|\b(accelerate|deepspeed|lightning)\b/;

/**
 * Training on several instances with a script that does not seem to distribute the work: each instance would train a
 * copy.
 */
export function checkDivision({ training, train = {} }: Draft, repository: Repository): Finding[] {
  const several = Object.entries(train).filter(([, entry]) => (entry?.count ?? 1) > 1);
  const source = training?.source;
  if (several.length === 0 || source === undefined || repository.kind(source) !== 'folder') return [];
  const scripts = repository.files(source).filter((path) => /\.(py|sh)$/.test(path));
  if (scripts.some((path) => divides.test(repository.text(path) ?? ''))) return [];
  return several.map(([name, entry]) => ({
    path: ['train', name, 'count'],
    what: `is ${entry?.count}, but no file in ${source} uses torch.distributed: each instance would train a copy of the same model`,
    instead: 'use torch.distributed as python/training/train.py does, or write 1',
    warning: true,
  }));
}
