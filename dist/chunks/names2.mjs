// actions/lib/resources/notebook/names.ts
/** Name of a pipeline's notebook instance: there is one. */
function notebookName(pipeline) {
	return `${pipeline}-notebook`;
}
/** What the names of its lifecycle configurations begin with; a hash of their content follows. */
function scriptsPrefix(pipeline) {
	return `${pipeline}-notebook-`;
}

export { scriptsPrefix as n, notebookName as t };