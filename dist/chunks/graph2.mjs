import { t as buildTuning } from "./graph.mjs";

export { buildTuning };