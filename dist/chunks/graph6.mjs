import { t as buildComparisons } from "./graph5.mjs";

export { buildComparisons };