import { t as buildCode } from "./node3.mjs";

export { buildCode };