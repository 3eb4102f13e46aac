import { u as buildBucket } from "./shared.mjs";

export { buildBucket };