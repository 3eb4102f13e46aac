import { t as estimate } from "./estimate2.mjs";

export { estimate };