import { t as buildBucket } from "./node2.mjs";

export { buildBucket };