import { t as buildEndpoints } from "./graph9.mjs";

export { buildEndpoints };