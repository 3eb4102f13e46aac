import { t as buildData } from "./node5.mjs";

export { buildData };