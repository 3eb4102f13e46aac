import { t as buildWeights } from "./node9.mjs";

export { buildWeights };