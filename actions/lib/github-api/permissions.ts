/**
 * The permissions that a request needs, as a workflow writes them: `pull-requests: write`.
 *
 * @param needs what the request is known to need, or what a later one of the same work needs
 * @param header `x-accepted-github-permissions`, in which GitHub names sets of permissions of which one is enough, such as
 * `issues=write; pull_requests=write`. Source: GitHub's changelog of 2023-08-10.
 */
export function neededPermission(needs: string, header: string | number | undefined): string {
  const sets = String(header ?? '')
    .split(';')
    .map((set) => set.split(',').flatMap(inWorkflow));
  const known = sets.filter((set) => set.length > 0);
  // Who may write may read.
  const isIncluded = (permission: string) => [needs, needs.replace(/: write$/, ': read')].includes(permission);
  if (known.some((set) => set.every(isIncluded))) return needs;
  const chosen = known.find((set) => set.includes(needs)) ?? known[0] ?? [needs];
  return chosen.join('`, `');
}

/** Only what can be a permission: the header is another's text. */
function inWorkflow(permission: string): string[] {
  const [, name, level] = /^\s*([a-z_]+)=(read|write|admin)\s*$/.exec(permission) ?? [];
  return name === undefined ? [] : [`${name.replaceAll('_', '-')}: ${level}`];
}
