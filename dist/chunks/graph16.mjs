import { t as buildNotebook } from "./graph15.mjs";

export { buildNotebook };