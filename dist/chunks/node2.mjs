import { t as buildBucket } from "./node.mjs";

export { buildBucket };