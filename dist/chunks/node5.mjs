import { t as buildCode } from "./node4.mjs";

export { buildCode };