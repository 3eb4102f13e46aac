import { a as updateInstance, i as stopInstance, n as notebookInstanceKind, r as startInstance, t as createInstance } from "./instance2.aws.mjs";

export { notebookInstanceKind };