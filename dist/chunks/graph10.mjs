import { t as buildScaling } from "./graph9.mjs";

export { buildScaling };