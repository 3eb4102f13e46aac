import { t as buildPreviews } from "./graph15.mjs";

export { buildPreviews };