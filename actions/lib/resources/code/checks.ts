import type { Finding } from '../../config/document.ts';
import type { Repository } from '../../config/repository.ts';
import type { Draft } from '../draft.ts';

/** Packages in AWS's images. A pinned version in a bundle replaces them, or downloads gigabytes at every start. */
const fromTheImage = /^(torch|torchvision|numpy)(?![\w.-])/i;

/** Code bundles that do not exist, lack their entry point, or would replace packages of the image. */
export function checkBundles({ training, serving }: Draft, repository: Repository): Finding[] {
  const findings: Finding[] = [];
  for (const [section, source] of Object.entries({ training: training?.source, serving: serving?.source })) {
    if (source === undefined) continue;
    if (repository.kind(source) !== 'folder') {
      const what = repository.kind(source) === 'file' ? `is a file: ${source}` : `does not exist: ${source}`;
      findings.push({ path: [section, 'source'], what, instead: 'write the path of a folder' });
      continue;
    }
    for (const file of [`${source}/requirements.txt`, `${source}/code/requirements.txt`]) {
      findings.push(...checkRequirements([section, 'source'], file, repository.text(file)));
    }
  }
  if (serving?.source !== undefined) findings.push(...checkPlaces(serving.source, repository));
  const { source, 'entry-point': entryPoint = 'train.py' } = training ?? {};
  if (
    source !== undefined &&
    repository.kind(source) === 'folder' &&
    repository.kind(`${source}/${entryPoint}`) !== 'file'
  ) {
    const what = `does not exist: ${source}/${entryPoint}`;
    findings.push({ path: ['training', 'entry-point'], what, instead: 'write the name of a file in training.source' });
  }
  return findings;
}

/** The serving image installs `code/requirements.txt`, so a `requirements.txt` beside the code is moved there. */
function checkPlaces(source: string, repository: Repository): Finding[] {
  const both = [`${source}/requirements.txt`, `${source}/code/requirements.txt`];
  if (both.some((file) => repository.kind(file) !== 'file')) return [];
  const what = `contains two files for the same place in the model: ${both.join(' and ')}`;
  return [{ path: ['serving', 'source'], what, instead: 'put all requirements into one of them' }];
}

function checkRequirements(path: readonly string[], file: string, text = ''): Finding[] {
  return text.split('\n').flatMap((line, index): Finding[] => {
    const name = fromTheImage.exec(line.trim())?.[1];
    if (name === undefined) return [];
    const what = `requires ${name}, but the image already contains the version that works with it`;
    return [{ path, what, instead: 'remove the line', elsewhere: { file, line: index + 1 } }];
  });
}
