/**
 * The permissions that a request needs, in a workflow's notation: `pull-requests: write`.
 *
 * @param needs the permission that the request, or a later one of the same task, is known to need
 * @param header `x-accepted-github-permissions`: sets of permissions, of which GitHub requires one, such as
 * `issues=write; pull_requests=write`. Source: GitHub's changelog of 2023-08-10.
 */
export function neededPermission(needs: string, header: string | number | undefined): string {
  const sets = String(header ?? '')
    .split(';')
    .map((set) => set.split(',').flatMap(inWorkflow));
  const known = sets.filter((set) => set.length > 0);
  // A token that may write may also read.
  const isIncluded = (permission: string) => [needs, needs.replace(/: write$/, ': read')].includes(permission);
  if (known.some((set) => set.every(isIncluded))) return needs;
  const chosen = known.find((set) => set.includes(needs)) ?? known[0] ?? [needs];
  return chosen.join('`, `');
}

/** Accepts only what has the form of a permission, because the header comes from outside. */
function inWorkflow(permission: string): string[] {
  const [, name, level] = /^\s*([a-z_]+)=(read|write|admin)\s*$/.exec(permission) ?? [];
  return name === undefined ? [] : [`${name.replaceAll('_', '-')}: ${level}`];
}
