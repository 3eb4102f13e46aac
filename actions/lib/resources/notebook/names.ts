/** Name of a pipeline's notebook instance: there is one. */
export function notebookName(pipeline: string): string {
  return `${pipeline}-notebook`;
}

/** What the names of its lifecycle configurations begin with; a hash of their content follows. */
export function scriptsPrefix(pipeline: string): string {
  return `${pipeline}-notebook-`;
}
