import { t as buildPreviews } from "./graph13.mjs";

export { buildPreviews };