import type { Finding } from '../../config/document.ts';
import type { Repository } from '../../config/repository.ts';
import { isCommand } from '../../config/shell-words.ts';
import type { Draft } from '../draft.ts';

/**
 * How the toolkit of AWS's training images starts an entry point: a `.sh` is run by its shebang and nothing is installed
 * for it; a `setup.py` beside a `.py` makes the folder a package; torchrun takes a `.py` without `setup.py` only.
 * Sources: sagemaker-training-toolkit, `_entry_point_type.py`, `entry_point.py`, `torch_distributed.py`.
 */
export function checkEntryPoint({ training, train = {} }: Draft, repository: Repository): Finding[] {
  const { source, 'entry-point': entryPoint = 'train.py' } = training ?? {};
  if (source === undefined) return [];
  const has = (file: string) => repository.kind(`${source}/${file}`) === 'file';
  const isPackage = has('setup.py') && !entryPoint.endsWith('.sh');
  const findings: Finding[] = [];
  if (isPackage) {
    const what = `contains a setup.py, which makes it a package: SageMaker runs pip install . and python -m ${entryPoint.replace('.py', '')}`;
    const instead = `remove ${source}/setup.py, and name packages in requirements.txt, if ${entryPoint} is to run as a script`;
    findings.push({ path: ['training', 'source'], what, instead, warning: true });
  } else if (isCommand(entryPoint) && has('requirements.txt')) {
    const what = `is not a .py file, so SageMaker does not install ${source}/requirements.txt`;
    const instead = 'run pip install -r requirements.txt in it';
    findings.push({ path: ['training', 'entry-point'], what, instead, warning: true });
  }
  if (!isPackage && !isCommand(entryPoint)) return findings;
  for (const [name, entry] of Object.entries(train)) {
    if ((entry?.count ?? 1) === 1) continue;
    const reason = isPackage ? `a folder with ${source}/setup.py` : entryPoint;
    const what = `is ${entry?.count}, but torchrun, which starts a script on several instances, refuses ${reason}`;
    const instead = isPackage ? `remove ${source}/setup.py, or write 1` : 'write a .py as training.entry-point, or 1';
    findings.push({ path: ['train', name, 'count'], what, instead });
  }
  return findings;
}
