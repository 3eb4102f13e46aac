/** Name of a pipeline's only notebook instance. */
export function notebookName(pipeline: string): string {
  return `${pipeline}-notebook`;
}

/** Prefix of the names of its lifecycle configurations; a hash of their content follows. */
export function scriptsPrefix(pipeline: string): string {
  return `${pipeline}-notebook-`;
}
