import { t as buildScaling } from "./graph7.mjs";

export { buildScaling };