import { t as buildScaling } from "./graph11.mjs";

export { buildScaling };