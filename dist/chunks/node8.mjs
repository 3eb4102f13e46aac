import { t as buildWeights } from "./node7.mjs";

export { buildWeights };