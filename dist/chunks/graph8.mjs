import { t as buildEndpoints } from "./graph7.mjs";

export { buildEndpoints };