import { readFileSync } from 'node:fs';

/**
 * Whether the event that started the workflow says that its repository is private. Source: GitHub Docs, "Webhook events and
 * payloads", `repository.private`.
 *
 * @returns `false` if there is no event, or it does not say so
 */
export function isPrivate({ GITHUB_EVENT_PATH: file }: Readonly<Record<string, string | undefined>>): boolean {
  if (!file) return false;
  try {
    const event = JSON.parse(readFileSync(file, 'utf8')) as { repository?: { private?: boolean } };
    return event.repository?.private === true;
  } catch {
    return false;
  }
}
