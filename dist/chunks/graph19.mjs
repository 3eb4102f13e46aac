import { t as buildPreviews } from "./graph18.mjs";

export { buildPreviews };