import { t as buildEndpoints } from "./graph5.mjs";

export { buildEndpoints };