import { t as buildNotebook } from "./graph16.mjs";

export { buildNotebook };