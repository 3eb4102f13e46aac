import { n as rollbackGraph, t as buildFunctions } from "./graph9.mjs";

export { buildFunctions };