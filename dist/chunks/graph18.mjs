import { t as buildPreviews } from "./graph17.mjs";

export { buildPreviews };