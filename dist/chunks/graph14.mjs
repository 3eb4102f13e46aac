import { n as rollbackGraph, t as buildFunctions } from "./graph13.mjs";

export { buildFunctions };