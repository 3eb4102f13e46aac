import { n as hashUnpacked, r as objectKind, t as hashObject } from "./object2.mjs";

export { objectKind };