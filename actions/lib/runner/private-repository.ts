import { eventPayload } from '../core/event-payload.ts';

/**
 * Whether the event that started the workflow says that its repository is private. Source: GitHub Docs, "Webhook events and
 * payloads", `repository.private`.
 *
 * @returns `false` if there is no event, or it does not say so
 */
export function isPrivate(environment: Readonly<Record<string, string | undefined>>): boolean {
  return eventPayload<{ repository?: { private?: boolean } }>(environment)?.repository?.private === true;
}
