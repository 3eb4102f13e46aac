import { t as ensure } from "./ensure.mjs";

export { ensure };