import { t as buildEc2 } from "./graph7.mjs";

export { buildEc2 };