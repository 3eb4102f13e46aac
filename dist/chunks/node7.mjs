import { t as buildWeights } from "./node8.mjs";

export { buildWeights };