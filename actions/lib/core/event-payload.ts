import { readFileSync } from 'node:fs';

/**
 * The payload of the GitHub event that started the workflow, unchecked: every member may be missing or of another type.
 *
 * @returns undefined if there is no event, or its file cannot be read
 */
export function eventPayload<Payload>({
  GITHUB_EVENT_PATH: file,
}: Readonly<Record<string, string | undefined>>): Payload | undefined {
  if (!file) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Payload;
  } catch {
    return undefined;
  }
}
