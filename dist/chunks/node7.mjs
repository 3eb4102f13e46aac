import { t as buildData } from "./node6.mjs";

export { buildData };