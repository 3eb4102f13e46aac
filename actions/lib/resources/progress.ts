import { formatBytes } from '../dataset/limits.ts';
import type { ProgressReport } from '../dataset/progress.ts';

/** `publish: 512 of 1,000 files, 2.1 of 4.0 MB, 1.3 MB/s, 2 s left`. */
export function formatProgress(report: ProgressReport): string {
  const { phase, files, totalFiles, bytes, totalBytes, rate, secondsLeft } = report;
  const parts: string[] = [];
  if (files > 0 || totalFiles !== undefined)
    parts.push(`${files}${totalFiles === undefined ? '' : ` of ${totalFiles}`} files`);
  parts.push(`${formatBytes(bytes)}${totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`}`);
  if (bytes > 0) parts.push(`${formatBytes(rate)}/s`);
  if (secondsLeft !== undefined && secondsLeft >= 1) parts.push(`${Math.round(secondsLeft)} s left`);
  return `${phase}: ${parts.join(', ')}`;
}
