import { n as rollbackGraph, t as buildFunctions } from "./graph11.mjs";

export { buildFunctions };